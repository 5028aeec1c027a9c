'use client';
import type { TimeInterval } from '@tertulia/flow-engine';
import type { LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton, Input } from '../../../../ui/index.js';

interface IntervalsProps {
  name: string;
  intervals: readonly TimeInterval[];
  /** The intervals are invalid. */
  isInvalid: boolean;
  onChange: (intervals: TimeInterval[]) => void;
  /** Called with the index of a removed interval. */
  onRemoved: (at: number) => void;
  removeIcon: LucideIcon;
}

/** The intervals of one day. Midnight at the end of the day is shown as 00:00 and kept as 24:00. */
export function IntervalsEditor({ name, intervals, isInvalid, onChange, onRemoved, removeIcon }: IntervalsProps) {
  const t = useTranslations('bots');
  const replaceAt = (index: number, patch: Partial<TimeInterval>): void =>
    onChange(intervals.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      {intervals.map((interval, index) => (
        <span key={String(index)} data-row={String(index)} className="flex items-center gap-1.5">
          <Input
            type="time"
            className="w-32"
            aria-label={t('hours.opens', { day: name })}
            aria-invalid={isInvalid || undefined}
            value={interval.opens}
            onChange={(event) => replaceAt(index, { opens: event.target.value })}
          />
          <span className="text-ink-2">{t('hours.to')}</span>
          <Input
            type="time"
            className="w-32"
            aria-label={t('hours.closes', { day: name })}
            aria-invalid={isInvalid || undefined}
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
              onClick={() => {
                onChange(intervals.filter((_, at) => at !== index));
                onRemoved(Math.min(index, intervals.length - 2));
              }}
            />
          ) : null}
        </span>
      ))}
    </div>
  );
}
