'use client';
import { useMutation } from '@apollo/client/react';
import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { UpdatePinnedConversationDocument, type PinReplayPartsFragment } from '../../../gql/graphql.js';
import { Button, Chip, Field, Input } from '../../../ui/index.js';
import { PinDifferences } from './pin-differences.js';

const mostShown = 20;

/** The pinned conversations that stopped a publication: what would change, and two ways on. */
export function ChangedPins({
  changed: replays,
  note,
  onNote,
  onAccepted,
  onLeave,
}: {
  changed: readonly PinReplayPartsFragment[];
  note: string;
  onNote: (note: string) => void;
  /** Ids of those whose new way is right. */
  onAccepted: (ids: readonly string[]) => void;
  onLeave: () => void;
}) {
  const t = useTranslations('pins.changed');
  const { accept, isBusy } = useAccept();
  const run = async (some: readonly PinReplayPartsFragment[]): Promise<void> => {
    onAccepted(await accept(some.map(({ pinnedConversation }) => pinnedConversation.id)));
  };
  return (
    <section aria-labelledby="changed-pins" className="flex flex-col gap-3 rounded-control bg-warn-soft p-3">
      <div role="alert" className="text-warn">
        <h3 id="changed-pins" className="flex items-center gap-2 font-semibold">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {t('title', { count: replays.length })}
        </h3>
        <p className="mt-1 text-pretty">{t('text')}</p>
      </div>
      <ul className="flex flex-col gap-2">
        {replays.slice(0, mostShown).map((replay) => (
          <ChangedPin
            key={replay.pinnedConversation.id}
            replay={replay}
            isBusy={isBusy}
            onAccept={() => void run([replay])}
            onLeave={onLeave}
          />
        ))}
        {replays.length > mostShown ? <li>{t('more', { count: replays.length - mostShown })}</li> : null}
      </ul>
      <Button className="self-start" icon={Check} isLoading={isBusy} onClick={() => void run(replays)}>
        {t('acceptAll', { count: replays.length })}
      </Button>
      <Field label={t('note')} hint={t('noteHint')}>
        <Input maxLength={500} value={note} onChange={(event) => onNote(event.target.value)} />
      </Field>
    </section>
  );
}

function ChangedPin({
  replay,
  isBusy,
  onAccept,
  onLeave,
}: {
  replay: PinReplayPartsFragment;
  isBusy: boolean;
  onAccept: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations('pins.changed');
  return (
    <li className="rounded-control border border-line bg-surface p-3">
      <details>
        <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-2 pointer-coarse:min-h-11">
          <span className="min-w-0 grow font-semibold wrap-anywhere">{replay.pinnedConversation.title}</span>
          <Chip tone={replay.status === 'BROKEN' ? 'bad' : 'warn'}>{t(replay.status)}</Chip>
        </summary>
        <div className="mt-2 flex flex-col items-start gap-3">
          <PinDifferences replay={replay} onLeave={onLeave} />
          <Button size="sm" icon={Check} disabled={isBusy} onClick={onAccept}>
            {t('accept')}
          </Button>
        </div>
      </details>
    </li>
  );
}

/** Makes the way that pins go on the draft the right one; returns the ids of those that were changed. */
export function useAccept(): { accept: (ids: readonly string[]) => Promise<string[]>; isBusy: boolean } {
  const t = useTranslations('pins.changed');
  const [update] = useMutation(UpdatePinnedConversationDocument);
  const [isBusy, setBusy] = useState(false);
  const accept = async (ids: readonly string[]): Promise<string[]> => {
    setBusy(true);
    const done: string[] = [];
    for (const pinnedConversationId of ids) {
      const input = { pinnedConversationId, acceptsDraft: true };
      const send = async () => (await update({ variables: { input } })).data?.updatePinnedConversation?.userErrors;
      if (!(await attempt(send, { failed: t('failed') }))) break;
      done.push(pinnedConversationId);
    }
    setBusy(false);
    return done;
  };
  return { accept, isBusy };
}
