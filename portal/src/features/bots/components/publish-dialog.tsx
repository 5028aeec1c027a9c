'use client';
import { useLazyQuery } from '@apollo/client/react';
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftComparisonDocument } from '../../../gql/graphql.js';
import { Button, Dialog, Field, Input, showFailure } from '../../../ui/index.js';
import { useBuilder, useBuilderBot, useDraft } from '../hooks/use-builder.js';
import { useDraftProblems } from '../hooks/use-draft-problems.js';
import { usePublishActions, usePublishState } from '../hooks/use-publication.js';
import { ChangeList } from './change-list.js';

/** What would go live, a note for the history, and the button. Errors in the draft keep it from happening and are named. */
export function PublishDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bots');
  const state = usePublishState();
  const errors = useDraftProblems().filter((problem) => problem.severity === 'ERROR');
  const { note, setNote, isBusy, refusal, run } = usePublishing(onClose);
  const isBlocked = errors.length > 0 || state.kind === 'live';
  const footer = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button
        variant="primary"
        isLoading={isBusy || state.kind === 'publishing'}
        disabled={isBlocked}
        onClick={() => void run()}
      >
        {t('publish.action')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('publish.title')} footer={footer}>
      <div className="flex flex-col gap-4">
        {errors.length > 0 ? <Errors messages={errors.map((error) => error.message)} /> : null}
        {refusal === null ? null : (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {refusal}
          </p>
        )}
        <Changes />
        <Field label={t('publish.note')} hint={t('publish.noteHint')}>
          <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}

/** Publishes what is saved, and only once everything is. */
function usePublishing(onDone: () => void) {
  const t = useTranslations('bots');
  const draft = useDraft();
  const { publish } = usePublishActions();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      if (!(await draft.whenSaved())) return setRefusal(t('publish.unsaved'));
      const answer = await publish(note.trim());
      if (answer.isDone) onDone();
      else setRefusal(answer.message);
    } catch {
      showFailure(t('publish.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  return { note, setNote, isBusy, refusal, run };
}

function Errors({ messages }: { messages: string[] }) {
  const t = useTranslations('bots');
  return (
    <div role="alert" className="rounded-control bg-bad-soft p-3 text-bad">
      <p className="flex items-center gap-2 font-semibold">
        <CircleAlert aria-hidden className="size-4" />
        {t('publish.blocked', { count: messages.length })}
      </p>
      <ul className="mt-1 list-disc pl-8">
        {messages.slice(0, 6).map((message, index) => (
          <li key={String(index)}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

function Changes() {
  const t = useTranslations('bots');
  const { botId, draft } = useBuilder();
  const bot = useBuilderBot();
  const [compare] = useLazyQuery(DraftComparisonDocument, { fetchPolicy: 'network-only' });
  useEffect(() => {
    draft
      .whenSaved()
      .then(() => compare({ variables: { botId } }))
      .catch(() => undefined);
  }, [botId, compare, draft]);
  const changes = bot?.draft.changesSinceLive.changes ?? [];
  if (bot?.liveVersion == null) return <p className="text-ink-2">{t('publish.first')}</p>;
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold">
        {t('publish.since', { version: bot.liveVersion.number, count: changes.length })}
      </h3>
      <ChangeList changes={changes} />
    </section>
  );
}
