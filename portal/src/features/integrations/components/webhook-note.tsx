'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn, RelativeTime } from '../../../ui/index.js';
import { endpointTone, type ShownEndpoint } from '../model/webhooks.js';

const looks = {
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-neutral text-ink-2',
} as const;

/** Why an endpoint is not told what happens, and what becomes of the events. Nothing while it works. */
export function WebhookNote({ endpoint, action }: { endpoint: ShownEndpoint; action?: ReactNode }) {
  const t = useTranslations('webhooks.note');
  const tone = endpointTone(endpoint);
  if (tone !== 'warn' && tone !== 'bad' && tone !== 'neutral') return null;
  const { disabledReason, failingSince } = endpoint;
  return (
    <div
      className={cn(
        'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control px-3 py-2',
        looks[tone],
      )}
    >
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {disabledReason === null ? t('retrying') : t(disabledReason)}{' '}
        {failingSince === null ? null : (
          <span className="text-xs whitespace-nowrap">
            {t('since')} <RelativeTime at={failingSince} />
          </span>
        )}
      </p>
      {action}
    </div>
  );
}
