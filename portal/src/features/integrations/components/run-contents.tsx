'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { RunContentsDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { ErrorState, Skeleton } from '../../../ui/index.js';
import { shownCharacters } from '../model/contents.js';
import type { ShownRun } from '../model/connections.js';
import { CodePart } from './code-lines.js';

/** What a call sent and what came back. */
export function RunContents({ connectionId, run }: { connectionId: string; run: ShownRun }) {
  const t = useTranslations('integrations.runs');
  const { number } = useFormats();
  // The contents of a call that is tried again change with its attempts.
  const { data, error, refetch } = useQuery(RunContentsDocument, {
    variables: { connectionId, runId: run.id },
    fetchPolicy: run.status === 'RUNNING' ? 'cache-and-network' : 'cache-first',
  });
  const contents = data?.connection?.run;
  if (contents === undefined) {
    if (error === undefined) return <Skeleton className="h-24" />;
    return <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  const request = contents?.request ?? null;
  const response = contents?.response ?? null;
  if (request === null) return <p className="text-xs text-pretty text-ink-2">{t('noContents')}</p>;
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <CodePart title={t('request')} copyLabel={t('copyRequest')} text={request} />
        {response === null ? (
          <p className="text-xs text-pretty text-ink-2">{t('noResponse')}</p>
        ) : (
          <CodePart title={t('response')} copyLabel={t('copyResponse')} text={response} />
        )}
      </div>
      <p className="text-xs text-pretty text-ink-2">{t('kept', { max: number(shownCharacters) })}</p>
    </>
  );
}
