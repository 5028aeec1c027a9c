'use client';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WebhookDeliveryState } from '../../../gql/graphql.js';
import { Button, ErrorState, Panel, SegmentedControl } from '../../../ui/index.js';
import { useDeliveries } from '../hooks/use-deliveries.js';
import type { WebhookActions } from '../hooks/use-webhook-actions.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { RowsSkeleton } from './connections-page.js';
import { DeliveryRow } from './delivery-row.js';

const filters = ['ALL', 'PENDING', 'FAILED', 'DELIVERED'] as const;
type Filter = 'ALL' | WebhookDeliveryState;

/** The deliveries of an endpoint, live. `actions` is null for people who may only read. */
export function DeliveryList({
  endpoint,
  actions,
  onChange,
}: {
  endpoint: ShownEndpoint;
  actions: WebhookActions | null;
  /** Called after deliveries changed. */
  onChange: () => void;
}) {
  const t = useTranslations('webhooks.deliveries');
  const [filter, setFilter] = useState<Filter>('ALL');
  const canResend = actions !== null && endpoint.state !== 'DISABLED';
  return (
    <section aria-labelledby="deliveries-title" className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="deliveries-title">{t('title')}</h2>
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl
            label={t('filter')}
            value={filter}
            onValueChange={setFilter}
            options={filters.map((value) => ({ value, label: t(`filters.${value}`) }))}
          />
          {canResend ? (
            <Button size="sm" icon={RotateCw} isLoading={actions.isBusy} className="h-8" onClick={actions.resendFailed}>
              {t('resendFailed')}
            </Button>
          ) : null}
        </div>
      </header>
      <Rows endpoint={endpoint} filter={filter} canResend={canResend} onChange={onChange} />
    </section>
  );
}

function Rows({
  endpoint,
  filter,
  canResend,
  onChange,
}: {
  endpoint: ShownEndpoint;
  filter: Filter;
  canResend: boolean;
  onChange: () => void;
}) {
  const t = useTranslations('webhooks.deliveries');
  const state = filter === 'ALL' ? null : filter;
  const { deliveries, failure, retry, more } = useDeliveries(endpoint.id, state, onChange);
  if (deliveries === null) {
    return failure === null ? <RowsSkeleton label={t('loading')} /> : <ErrorState failure={failure} onRetry={retry} />;
  }
  if (deliveries.length === 0) return <p className="text-pretty text-ink-2">{t(`none.${filter}`)}</p>;
  return (
    <>
      <Panel className="p-0">
        <ul className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} canResend={canResend} />
          ))}
        </ul>
      </Panel>
      {more === null ? null : (
        <Button size="sm" className="self-end" isLoading={more.isLoading} onClick={more.load}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
