'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Chip } from '../../../ui/index.js';
import { endpointTone, type ShownEndpoint } from '../model/webhooks.js';

/** The address of the page of an endpoint. */
export function webhookAddress({ id }: Pick<ShownEndpoint, 'id'>): string {
  return `/integrations/webhooks/${encodeURIComponent(id)}`;
}

/** The state of an endpoint as a chip. */
export function WebhookChip({ endpoint }: { endpoint: ShownEndpoint }) {
  const t = useTranslations('webhooks.states');
  return (
    <Chip tone={endpointTone(endpoint)} hasDot>
      {t(endpoint.state)}
    </Chip>
  );
}

/** How many deliveries of seven days arrived, in words. */
export function useRateText(): (endpoint: Pick<ShownEndpoint, 'successRate'>) => string {
  const t = useTranslations('webhooks.rate');
  const { percent } = useFormats();
  return ({ successRate }) => (successRate === null ? t('none') : t('share', { share: percent(successRate) }));
}

/** The names of events, in one line. */
export function useEventsText(): (endpoint: Pick<ShownEndpoint, 'eventTypes'>) => string {
  const t = useTranslations('webhooks.events');
  const { list } = useFormats();
  return ({ eventTypes }) => list(eventTypes.map((event) => t(event)));
}
