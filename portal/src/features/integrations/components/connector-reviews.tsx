'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  ConnectorsInReviewDocument,
  ReviewConnectorDocument,
  type ConnectorDecision,
  type ReviewedConnectorFragment,
} from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, ErrorState, Field, Panel, showDone, Textarea } from '../../../ui/index.js';
import { CodePart } from './code-lines.js';
import { RowsSkeleton } from './connections-page.js';
import { OpeningRow } from './opening-row.js';

/** Connectors of all organizations that wait for a review, for administrators of the platform. */
export function ConnectorReviews() {
  const t = useTranslations('connectors.review');
  const { data, error, refetch } = useQuery(ConnectorsInReviewDocument, { fetchPolicy: 'cache-and-network' });
  const waiting = data?.connectorsInReview?.nodes ?? null;
  return (
    <section aria-labelledby="review-title" className="flex flex-col gap-3">
      <h2 id="review-title">{t('title')}</h2>
      {waiting === null && error === undefined ? <RowsSkeleton label={t('loading')} /> : null}
      {waiting === null && error !== undefined ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      ) : null}
      {waiting?.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      {waiting === null || waiting.length === 0 ? null : (
        <Panel className="p-0">
          <ul aria-labelledby="review-title" className="divide-y divide-line">
            {waiting.map((connector) => (
              <Waiting key={`${connector.id} ${connector.version}`} connector={connector} />
            ))}
          </ul>
        </Panel>
      )}
    </section>
  );
}

function Waiting({ connector }: { connector: ReviewedConnectorFragment }) {
  const t = useTranslations('connectors');
  const { locale } = useLanguage();
  const { names, organization, submittedAt, version } = connector;
  return (
    <OpeningRow
      title={names[locale]}
      line={organization?.name ?? ''}
      at={submittedAt ?? ''}
      state={t('version', { version })}
      details={() => <Review connector={connector} />}
    />
  );
}

function Review({ connector }: { connector: ReviewedConnectorFragment }) {
  const t = useTranslations('connectors.review');
  const { locale } = useLanguage();
  const { reason, setReason, isBusy, decide } = useReview(connector);
  return (
    <>
      <p className="text-pretty">{connector.summary[locale]}</p>
      <CodePart title={t('manifest')} copyLabel={t('copy')} text={connector.manifest} />
      <Field label={t('reason')} hint={t('reasonHint')}>
        <Textarea value={reason} rows={2} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isLoading={isBusy} onClick={() => decide('ACCEPT')}>
          {t('accept')}
        </Button>
        <Button isLoading={isBusy} disabled={reason.trim() === ''} onClick={() => decide('REJECT')}>
          {t('reject')}
        </Button>
      </div>
    </>
  );
}

function useReview({ id: connectorId, version }: ReviewedConnectorFragment) {
  const t = useTranslations('connectors');
  const [reason, setReason] = useState('');
  const [send, { loading: isBusy }] = useMutation(ReviewConnectorDocument, {
    refetchQueries: [ConnectorsInReviewDocument],
  });
  const decide = async (decision: ConnectorDecision): Promise<void> => {
    const input = { connectorId, version, decision, reason: reason.trim() === '' ? null : reason.trim() };
    const run = async () => (await send({ variables: { input } })).data?.reviewConnector.userErrors;
    if (await attempt(run, { failed: t('failed') })) showDone(t(`review.done.${decision}`));
  };
  return { reason, setReason, isBusy, decide: (decision: ConnectorDecision) => void decide(decision) };
}
