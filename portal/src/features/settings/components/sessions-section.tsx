'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnSessionsDocument,
  type OwnSessionFragment,
} from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, ErrorState, IconMark, RelativeTime, Skeleton, showDone } from '../../../ui/index.js';
import { Section } from './section.js';

const phones = /iPhone|iPad|Android/u;

/** Where the person is signed in, with buttons to sign out elsewhere. */
export function SessionsSection() {
  const t = useTranslations('settings.sessions');
  const { data, error, refetch } = useQuery(OwnSessionsDocument);
  const { busy, endOne, endOthers } = useEndSessions();
  const sessions = data?.viewer.user?.sessions;
  const hasOthers = sessions?.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <Section
      id="sessions"
      title={t('title')}
      text={t('text')}
      action={
        hasOthers ? (
          <Button size="sm" isLoading={busy === 'others'} disabled={busy !== null} onClick={() => void endOthers()}>
            {t('endOthers')}
          </Button>
        ) : null
      }
    >
      {sessions === undefined && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {sessions === undefined && error === undefined ? <Skeleton className="h-24" /> : null}
      <ul className="flex flex-col">
        {sessions?.map((session) => (
          <li key={session.id} className="border-b border-line py-2.5 last:border-b-0 last:pb-0">
            <SessionLine session={session} busy={busy} onEnd={() => void endOne(session)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SessionLine({
  session,
  busy,
  onEnd,
}: {
  session: OwnSessionFragment;
  busy: string | null;
  onEnd: () => void;
}) {
  const t = useTranslations('settings.sessions');
  const { date } = useFormats();
  const device = session.device === 'unknown' ? t('unknown') : session.device;
  return (
    <div className="flex items-center gap-3">
      <IconMark icon={phones.test(session.device) ? Smartphone : Monitor} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          {device}
          {session.isCurrent ? (
            <Chip tone="ok" className="h-5 px-2 text-[11px]">
              {t('current')}
            </Chip>
          ) : null}
        </p>
        <p className="text-xs text-ink-2">
          {t('since', { date: date(session.createdAt) })} · {t('seen')} <RelativeTime at={session.lastSeenAt} />
        </p>
      </div>
      {session.isCurrent ? null : (
        <Button
          size="sm"
          variant="quiet"
          aria-label={t('endNamed', { device })}
          isLoading={busy === session.id}
          disabled={busy !== null}
          onClick={onEnd}
        >
          {t('end')}
        </Button>
      )}
    </div>
  );
}

function useEndSessions(): {
  busy: string | null;
  endOne: (session: OwnSessionFragment) => Promise<void>;
  endOthers: () => Promise<void>;
} {
  const t = useTranslations('settings.sessions');
  const [busy, setBusy] = useState<string | null>(null);
  const after = { refetchQueries: [OwnSessionsDocument], awaitRefetchQueries: true };
  const [end] = useMutation(EndSessionDocument, after);
  const [endRest] = useMutation(EndOtherSessionsDocument, after);
  const run = async (name: string, send: () => Promise<readonly { message: string }[] | undefined>): Promise<void> => {
    setBusy(name);
    if (await attempt(send, { failed: t('failed') })) showDone(t(name === 'others' ? 'endedOthers' : 'ended'));
    setBusy(null);
  };
  return {
    busy,
    endOne: ({ id }) =>
      run(id, async () => (await end({ variables: { input: { sessionId: id } } })).data?.endSession.userErrors),
    endOthers: () => run('others', async () => (await endRest()).data?.endOtherSessions.userErrors),
  };
}
