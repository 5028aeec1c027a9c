'use client';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { useNow } from '../../../ui/index.js';
import { freshnessNote } from '../model/freshness.js';

/** Shows up to when numbers are counted, if that is not simply now. */
export function FreshnessLine({
  dataUntil,
  newestAt,
  isUnreachable,
}: {
  dataUntil: string | null;
  newestAt: string | null;
  isUnreachable: boolean;
}) {
  const t = useTranslations('dashboard.freshness');
  const { time, date } = useFormats();
  const nowMs = useNow();
  const note = freshnessNote({ dataUntil, isUnreachable, newestAt, nowMs });
  if (note === null) return null;
  const { kind, until } = note;
  const values = until === null ? null : { time: time(until), date: date(until) };
  const isToday = until !== null && date(until) === date(new Date(nowMs).toISOString());
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
      <Clock aria-hidden className="size-3.5" />
      {kind === 'unreachable' ? <span>{t('unreachable')}</span> : null}
      {values === null ? null : <span>{isToday ? t('today', values) : t('earlier', values)}</span>}
    </p>
  );
}
