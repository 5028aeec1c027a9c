'use client';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Chip, cn, RelativeTime } from '../../../ui/index.js';
import { deliveryTones, failureOfAttempt, type ShownDelivery } from '../model/deliveries.js';
import { DeliveryDetails } from './delivery-details.js';

/** One delivery: event, state, last attempt, next attempt. It opens to its attempts and bodies. */
export function DeliveryRow({ delivery, canResend }: { delivery: ShownDelivery; canResend: boolean }) {
  const t = useTranslations('webhooks');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { state, eventType, isTest, createdAt } = delivery;
  return (
    <li>
      <div className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken md:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_120px_auto]">
        <ChevronRight aria-hidden className={cn('size-4 text-ink-2 transition-transform', isOpen && 'rotate-90')} />
        <div className="flex min-w-0 flex-wrap items-center gap-x-2">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className="min-h-6 text-left font-semibold wrap-anywhere after:absolute after:inset-0"
          >
            {t(`events.${eventType}`)}
          </button>
          {isTest ? <Chip className="h-5 px-2 text-[11px]">{t('deliveries.test')}</Chip> : null}
        </div>
        <div className="min-w-0 text-xs text-ink-2 max-md:order-last max-md:col-span-2 max-md:col-start-2">
          <LastAttempt delivery={delivery} />
        </div>
        <p className="text-right text-xs whitespace-nowrap text-ink-2 max-md:hidden">
          <RelativeTime at={createdAt} className="relative" />
        </p>
        <Chip tone={deliveryTones[state]} hasDot className="justify-self-end">
          {t(`deliveries.states.${state}`)}
        </Chip>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <DeliveryDetails delivery={delivery} canResend={canResend} /> : null}
      </div>
    </li>
  );
}

function LastAttempt({ delivery: { state, attempts, nextAttemptAt, createdAt } }: { delivery: ShownDelivery }) {
  const t = useTranslations('webhooks.deliveries');
  const failure = useTranslations('webhooks.failures');
  const last = attempts.at(-1);
  const why = last === undefined ? null : failureOfAttempt(last);
  return (
    <>
      {last === undefined ? t(state === 'FAILED' ? 'kept' : 'noAttempt') : null}
      {last !== undefined && last.status !== null ? `HTTP ${last.status}` : null}
      {why === null ? null : failure(why)}
      {attempts.length > 1 ? ` · ${t('attempts', { count: attempts.length })}` : null}
      {nextAttemptAt === null || last === undefined ? null : (
        <>
          {' · '}
          <span className="whitespace-nowrap">
            {t('next')} <RelativeTime at={nextAttemptAt} className="relative" />
          </span>
        </>
      )}
      <span className="whitespace-nowrap md:hidden">
        {' · '}
        <RelativeTime at={createdAt} className="relative" />
      </span>
    </>
  );
}
