'use client';
import { useTranslations } from 'use-intl';
import { Panel, RelativeTime } from '../../../ui/index.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { Fact } from './fact.js';
import { useEventsText, useRateText } from './webhook-parts.js';

/** What is known of an endpoint: events, success rate, secrets, date. */
export function WebhookFacts({ endpoint }: { endpoint: ShownEndpoint }) {
  const t = useTranslations('webhooks.facts');
  const eventsText = useEventsText();
  const rateText = useRateText();
  return (
    <Panel aria-labelledby="facts-title" className="flex flex-col gap-3">
      <h2 id="facts-title">{t('title')}</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <Fact name={t('events')}>{eventsText(endpoint)}</Fact>
        <Fact name={t('rate')}>{rateText(endpoint)}</Fact>
        <Fact name={t('secret')}>
          {endpoint.secrets.map(({ lastFour, createdAt, expiresAt }) => (
            <p key={createdAt}>
              <code>••••{lastFour}</code>
              {expiresAt === null ? null : (
                <span className="text-xs text-ink-2">
                  {' '}
                  {t('until')} <RelativeTime at={expiresAt} />
                </span>
              )}
            </p>
          ))}
        </Fact>
        <Fact name={t('created')}>
          <RelativeTime at={endpoint.createdAt} />
        </Fact>
      </dl>
    </Panel>
  );
}
