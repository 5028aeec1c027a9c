'use client';
import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button, CopyField, Field, FormProblem, Panel, RelativeTime, SecretInput } from '../../../ui/index.js';
import type { ConnectionDetails } from '../hooks/use-connection.js';
import { useSigningSecret } from '../hooks/use-signing-secret.js';
import { areCallsRefused, callerOf, type Caller } from '../model/incoming-calls.js';

type Source = NonNullable<ConnectionDetails['inboundSource']>;

/** Where the system of a connection calls, and the secret with which it signs. Nothing for a system that does not call. */
export function IncomingCalls({ connection, service }: { connection: ConnectionDetails; service: string }) {
  const t = useTranslations('integrations.incoming');
  const caller = callerOf(connection.inboundScheme);
  const titleId = useId();
  if (caller === null) return null;
  const { inboundSource: source } = connection;
  return (
    <Panel aria-labelledby={titleId} className="flex flex-col gap-4">
      <div>
        <h2 id={titleId}>{t('title', { service })}</h2>
        <p className="text-pretty text-ink-2">{t(`text.${caller}`)}</p>
      </div>
      {source === null ? null : <Address source={source} caller={caller} />}
      <SecretForm key={source?.secrets[0]?.lastFour ?? ''} connection={connection} caller={caller} />
    </Panel>
  );
}

function Address({ source, caller }: { source: Source; caller: Caller }) {
  const t = useTranslations('integrations.incoming');
  const { lastReceivedAt } = source;
  return (
    <>
      <CopyField label={t('url')} value={source.url} hint={t(`place.${caller}`)} />
      {areCallsRefused(source) ? (
        <p role="status" className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('refused')}
        </p>
      ) : null}
      <p className="text-ink-2">
        {lastReceivedAt === null
          ? t('never')
          : t.rich('received', { time: () => <RelativeTime key="time" at={lastReceivedAt} /> })}
      </p>
    </>
  );
}

function SecretForm({ connection, caller }: { connection: ConnectionDetails; caller: Caller }) {
  const t = useTranslations('integrations.incoming');
  const form = useSigningSecret(connection.id);
  const lastFour = connection.inboundSource?.secrets[0]?.lastFour ?? null;
  const hint = lastFour === null ? t(`hint.${caller}`) : t('stored', { lastFour });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field label={t(`secret.${caller}`)} hint={hint} error={form.error}>
        <SecretInput
          value={form.secret}
          maxLength={256}
          autoComplete="new-password"
          onChange={(event) => form.setSecret(event.target.value)}
        />
      </Field>
      <FormProblem text={form.problem} />
      <Button type="submit" className="self-start" disabled={form.secret.trim() === ''} isLoading={form.isBusy}>
        {lastFour === null ? t('save') : t('replace')}
      </Button>
    </form>
  );
}
