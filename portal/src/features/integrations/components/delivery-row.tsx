'use client';
import { useTranslations } from 'use-intl';
import { Chip, RelativeTime } from '../../../ui/index.js';
import { deliveryTones, failureOfAttempt, type ShownDelivery } from '../model/deliveries.js';
import { DeliveryDetails } from './delivery-details.js';
import { OpeningRow } from './opening-row.js';

/** One delivery: event, state, last attempt, next attempt. It opens to its attempts and bodies. */
export function DeliveryRow({ delivery, canResend }: { delivery: ShownDelivery; canResend: boolean }) {
  const t = useTranslations('webhooks');
  const { state, eventType, isTest, createdAt } = delivery;
  return (
    <OpeningRow
      title={t(`events.${eventType}`)}
      mark={isTest ? <Chip className="h-5 px-2 text-[11px]">{t('deliveries.test')}</Chip> : null}
      line={<LastAttempt delivery={delivery} />}
      at={createdAt}
      state={
        <Chip tone={deliveryTones[state]} hasDot>
          {t(`deliveries.states.${state}`)}
        </Chip>
      }
      details={() => <DeliveryDetails delivery={delivery} canResend={canResend} />}
    />
  );
}

function LastAttempt({ delivery: { state, attempts, nextAttemptAt } }: { delivery: ShownDelivery }) {
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
    </>
  );
}
