'use client';
import type { TimeInterval } from '@tertulia/flow-engine';
import { CopyCheck, Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { Button, IconButton, showDone } from '../../../../ui/index.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import { useRows } from '../../hooks/use-rows.js';
import { copiedToAll, intervalsOf, nextInterval, withIntervals } from '../../model/business-form.js';
import { InvalidNote } from '../invalid-note.js';
import type { ProfileProps } from './business-step.js';
import { IntervalsEditor } from './intervals-editor.js';

/** Opening hours per weekday, with as many intervals as a day needs. */
export function HoursSection({ profile, change }: ProfileProps) {
  const locale = useLanguage().locale;
  const names = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    // 5 January 2026 is a Monday.
    return [1, 2, 3, 4, 5, 6, 7].map((weekday) => format.format(Date.UTC(2026, 0, 4 + weekday)));
  }, [locale]);
  return (
    <ul className="flex flex-col divide-y divide-line">
      {names.map((name, index) => (
        <DayRow key={name} name={name} weekday={index + 1} profile={profile} change={change} />
      ))}
    </ul>
  );
}

function DayRow({ name, weekday, profile, change }: ProfileProps & { name: string; weekday: number }) {
  const t = useTranslations('bots');
  const intervals = intervalsOf(profile.openingHours, weekday);
  const set = (next: TimeInterval[]): void =>
    change({ openingHours: withIntervals(profile.openingHours, weekday, next) });
  const copy = (): void => {
    const before = profile.openingHours;
    change({ openingHours: copiedToAll(before, weekday) });
    showDone(t('hours.copied', { day: name }), {
      label: t('undo'),
      onUndo: () => change({ openingHours: before }),
    });
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5">
      <label className="flex min-h-9 w-32 items-center gap-2.5 font-medium capitalize">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          aria-label={t('hours.isOpen', { day: name })}
          checked={intervals.length > 0}
          onChange={(event) => set(event.target.checked ? [nextInterval([])] : [])}
        />
        {name}
      </label>
      {intervals.length === 0 ? (
        <span className="flex min-h-9 grow items-center text-ink-2">{t('hours.closed')}</span>
      ) : (
        <OpenDay name={name} weekday={weekday} intervals={intervals} onChange={set} onCopy={copy} />
      )}
    </li>
  );
}

interface OpenDayProps {
  name: string;
  weekday: number;
  intervals: TimeInterval[];
  onChange: (intervals: TimeInterval[]) => void;
  onCopy: () => void;
}

function OpenDay({ name, weekday, intervals, onChange, onCopy }: OpenDayProps) {
  const t = useTranslations('bots');
  const rows = useRows();
  const path = `profile.openingHours.${weekday}`;
  const isInvalid = useInvalidMessage(path) !== null;
  const add = (): void => {
    onChange([...intervals, nextInterval(intervals)]);
    rows.made(String(intervals.length));
  };
  return (
    <>
      <div ref={rows.ref} className="grow">
        <IntervalsEditor
          name={name}
          intervals={intervals}
          isInvalid={isInvalid}
          onChange={onChange}
          onRemoved={(at) => rows.made(String(at))}
          removeIcon={X}
        />
        <InvalidNote path={path} />
      </div>
      <div className="flex items-center gap-1">
        <IconButton icon={Plus} label={t('hours.addInterval', { day: name })} onClick={add} />
        <Button
          size="sm"
          variant="quiet"
          icon={CopyCheck}
          aria-label={t('hours.copyLabel', { day: name })}
          disabled={isInvalid}
          onClick={onCopy}
        >
          {t('hours.copy')}
        </Button>
      </div>
    </>
  );
}
