'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { cn } from '../../../ui/index.js';
import { healthBars, healthTotals, type HourOfCalls } from '../model/health.js';

/** The calls of the last 24 hours: one bar an hour, the failed part in its own colour and pattern. */
export function HealthBars({ hours, className }: { hours: readonly HourOfCalls[]; className?: string }) {
  const t = useTranslations('integrations.health');
  const { number } = useFormats();
  const { calls, failed } = healthTotals(hours);
  const label = t('label', { calls, shown: number(calls), failed });
  return (
    <div role="img" aria-label={label} className={cn('flex h-8 items-end gap-[2px]', className)}>
      {healthBars(hours).map((bar) => (
        <span key={bar.hour} className="relative flex h-full min-w-[3px] flex-1 flex-col justify-end">
          <span className="shrink-0 bg-bad" style={{ height: `${bar.failed * 100}%` }} />
          <span className="shrink-0 bg-ok" style={{ height: `${bar.succeeded * 100}%` }} />
          <span className={cn('h-px shrink-0', bar.total === 0 ? 'bg-line-strong' : 'bg-transparent')} />
        </span>
      ))}
    </div>
  );
}

/** The bars with their totals in words, their ends in time, and the hours as a table for screen readers. */
export function HealthChart({ hours }: { hours: readonly HourOfCalls[] }) {
  const t = useTranslations('integrations.health');
  const { number, time } = useFormats();
  const { calls, failed } = healthTotals(hours);
  const first = hours[0];
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink-2">{t('totals', { calls, shown: number(calls), failed })}</p>
      <HealthBars hours={hours} className="h-16 gap-1" />
      {first === undefined ? null : (
        <p aria-hidden className="flex justify-between text-xs text-ink-2">
          <span>{time(first.hour)}</span>
          <span>{t('now')}</span>
        </p>
      )}
      <table className="sr-only">
        <caption>{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hour')}</th>
            <th scope="col">{t('succeeded')}</th>
            <th scope="col">{t('failed')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.hour}>
              <th scope="row">{time(hour.hour)}</th>
              <td>{number(hour.succeeded)}</td>
              <td>{number(hour.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
