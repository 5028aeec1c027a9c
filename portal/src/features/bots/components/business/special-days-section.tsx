'use client';
import type { DayException, TimeInterval } from '@tertulia/flow-engine';
import { Plus, Trash2, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Field, IconButton, Input } from '../../../../ui/index.js';
import { intervalsProblem, nextInterval } from '../../model/business-form.js';
import type { ProfileProps } from './business-step.js';
import { IntervalsEditor } from './intervals-editor.js';

/** Holidays and other days with hours of their own. */
export function SpecialDaysSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { exceptions } = profile;
  const replaceAt = (index: number, patch: Partial<DayException>): void =>
    change({ exceptions: exceptions.map((each, at) => (at === index ? { ...each, ...patch } : each)) });
  return (
    <div className="flex flex-col gap-3">
      {exceptions.map((day, index) => (
        <SpecialDay
          key={String(index)}
          day={day}
          onChange={(patch) => replaceAt(index, patch)}
          onRemove={() => change({ exceptions: exceptions.filter((_, at) => at !== index) })}
        />
      ))}
      <Button
        icon={Plus}
        className="self-start"
        onClick={() => change({ exceptions: [...exceptions, { date: '', label: '', intervals: [] }] })}
      >
        {t('exceptions.add')}
      </Button>
    </div>
  );
}

interface SpecialDayProps {
  day: DayException;
  onChange: (patch: Partial<DayException>) => void;
  onRemove: () => void;
}

function SpecialDay({ day, onChange, onRemove }: SpecialDayProps) {
  const t = useTranslations('bots');
  const name = day.label || day.date;
  return (
    <div className="flex flex-wrap items-end gap-3 border-b border-line pb-3">
      <Field label={t('exceptions.date')}>
        <Input
          type="date"
          className="w-40"
          value={day.date}
          onChange={(event) => onChange({ date: event.target.value })}
        />
      </Field>
      <Field label={t('exceptions.label')}>
        <Input
          className="w-44"
          maxLength={80}
          placeholder={t('exceptions.labelPlaceholder')}
          value={day.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </Field>
      <SpecialHours name={name} intervals={day.intervals} onChange={(intervals) => onChange({ intervals })} />
      <IconButton icon={Trash2} label={t('exceptions.remove', { date: name })} onClick={onRemove} />
    </div>
  );
}

interface SpecialHoursProps {
  name: string;
  intervals: TimeInterval[];
  onChange: (intervals: TimeInterval[]) => void;
}

function SpecialHours({ name, intervals, onChange }: SpecialHoursProps) {
  const t = useTranslations('bots');
  const problem = intervalsProblem(intervals);
  return (
    <>
      <label className="flex min-h-9 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={intervals.length === 0}
          onChange={(event) => onChange(event.target.checked ? [] : [nextInterval([])])}
        />
        {t('hours.closed')}
      </label>
      {intervals.length === 0 ? null : (
        <IntervalsEditor name={name} intervals={intervals} onChange={onChange} removeIcon={X} />
      )}
      {problem === null ? null : (
        <p role="alert" className="order-last w-full text-xs text-bad">
          {t(`hours.${problem}`)}
        </p>
      )}
    </>
  );
}
