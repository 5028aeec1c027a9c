'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ReceivedBodyDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, ErrorState, Panel, Skeleton } from '../../../ui/index.js';
import { shownCharacters } from '../model/contents.js';
import { receivedTones, type ReceivedCall } from '../model/sources.js';
import { CodePart } from './code-lines.js';
import { OpeningRow } from './opening-row.js';

/** The last calls of a source, and a button for more. Each opens to its body. */
export function ReceivedList({
  sourceId,
  calls,
  more,
}: {
  sourceId: string;
  calls: readonly ReceivedCall[];
  more: { isLoading: boolean; load: () => void } | null;
}) {
  const t = useTranslations('sources.calls');
  return (
    <section aria-labelledby="calls-title" className="flex flex-col gap-3">
      <h2 id="calls-title">{t('title')}</h2>
      {calls.length === 0 ? <p className="text-pretty text-ink-2">{t('none')}</p> : null}
      {calls.length === 0 ? null : (
        <Panel className="p-0">
          <ul aria-labelledby="calls-title" className="divide-y divide-line">
            {calls.map((call) => (
              <OpeningRow
                key={call.id}
                title={t(`whats.${call.state}`)}
                line={call.contentType}
                at={call.receivedAt}
                state={
                  <Chip tone={receivedTones[call.state]} hasDot>
                    {t(`states.${call.state}`)}
                  </Chip>
                }
                details={() => <CallBody sourceId={sourceId} eventId={call.id} />}
              />
            ))}
          </ul>
        </Panel>
      )}
      {more === null ? null : (
        <Button size="sm" className="self-end" isLoading={more.isLoading} onClick={more.load}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function CallBody({ sourceId, eventId }: { sourceId: string; eventId: string }) {
  const t = useTranslations('sources.calls');
  const { number } = useFormats();
  const { data, error, refetch } = useQuery(ReceivedBodyDocument, { variables: { sourceId, eventId } });
  const event = data?.inboundSource?.event;
  if (event === undefined) {
    if (error === undefined) return <Skeleton className="h-24" />;
    return <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  const body = event?.body ?? null;
  return (
    <>
      {body === null ? null : <CodePart title={t('body')} copyLabel={t('copy')} text={body} />}
      <p className="text-xs text-pretty text-ink-2">
        {body === null ? t('gone') : t('kept', { max: number(shownCharacters) })}
      </p>
    </>
  );
}
