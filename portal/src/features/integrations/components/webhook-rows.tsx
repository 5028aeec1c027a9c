'use client';
import { Webhook } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconMark, Panel, Link } from '../../../ui/index.js';
import { addressParts, type ShownEndpoint } from '../model/webhooks.js';
import { useEventsText, useRateText, WebhookChip, webhookAddress } from './webhook-parts.js';
import { WebhookNote } from './webhook-note.js';

/** Endpoints one under the other, with state and success rate. */
export function WebhookRows({ endpoints }: { endpoints: readonly ShownEndpoint[] }) {
  const t = useTranslations('webhooks');
  return (
    <Panel aria-label={t('title')} className="p-0">
      <ul className="divide-y divide-line">
        {endpoints.map((endpoint) => (
          <Row key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ endpoint }: { endpoint: ShownEndpoint }) {
  const eventsText = useEventsText();
  const rateText = useRateText();
  const { host, path } = addressParts(endpoint.url);
  return (
    <li className="flex flex-col gap-3 p-4">
      <div className="grid gap-x-6 gap-y-2 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
        <div className="flex min-w-0 items-start gap-3">
          <IconMark icon={Webhook} className="size-9" />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={webhookAddress(endpoint)} className="wrap-anywhere hover:underline">
                <span className="font-semibold">{host}</span>
                <span className="text-ink-2">{path}</span>
              </Link>
              <WebhookChip endpoint={endpoint} />
            </p>
            <p className="text-xs text-pretty text-ink-2">{eventsText(endpoint)}</p>
          </div>
        </div>
        <p className="text-xs text-ink-2 tabular-nums max-md:pl-12">{rateText(endpoint)}</p>
      </div>
      <WebhookNote endpoint={endpoint} />
    </li>
  );
}
