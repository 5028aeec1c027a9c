'use client';
import type { TimeInterval } from '@tertulia/flow-engine';
import type { LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton, Input } from '../../../../ui/index.js';

/** The intervals of one day. Midnight at the end of the day is shown as 00:00 and kept as 24:00. */
export function IntervalsEditor({
  name,
  intervals,
  onChange,
  removeIcon,
}: {
  name: string;
  intervals: readonly TimeInterval[];
  onChange: (intervals: TimeInterval[]) => void;
  removeIcon: LucideIcon;
}) {
  const t = useTranslations('bots');
  const replaceAt = (index: number, patch: Partial<TimeInterval>): void =>
    onChange(intervals.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      {intervals.map((interval, index) => (
        <span key={String(index)} className="flex items-center gap-1.5">
          <Input
            type="time"
            className="w-32"
            aria-label={t('hours.opens', { day: name })}
            value={interval.opens}
            onChange={(event) => replaceAt(index, { opens: event.target.value })}
          />
          <span className="text-ink-2">{t('hours.to')}</span>
          <Input
            type="time"
            className="w-32"
            aria-label={t('hours.closes', { day: name })}
            value={interval.closes === '24:00' ? '00:00' : interval.closes}
            onChange={(event) =>
              replaceAt(index, { closes: event.target.value === '00:00' ? '24:00' : event.target.value })
            }
          />
          {intervals.length > 1 ? (
            <IconButton
              size="sm"
              icon={removeIcon}
              label={t('hours.removeInterval', { day: name, number: index + 1 })}
              onClick={() => onChange(intervals.filter((_, at) => at !== index))}
            />
          ) : null}
        </span>
      ))}
    </div>
  );
}
