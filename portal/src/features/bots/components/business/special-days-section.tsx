'use client';
import type { DayException, TimeInterval } from '@tertulia/flow-engine';
import { Plus, Trash2, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Field, IconButton, Input } from '../../../../ui/index.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import { useRows } from '../../hooks/use-rows.js';
import { nextInterval } from '../../model/business-form.js';
import { InvalidNote } from '../invalid-note.js';
import type { ProfileProps } from './business-step.js';
import { IntervalsEditor } from './intervals-editor.js';

/** Holidays and other days with hours of their own. */
export function SpecialDaysSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { exceptions } = profile;
  const rows = useRows();
  const replaceAt = (index: number, patch: Partial<DayException>): void =>
    change({ exceptions: exceptions.map((each, at) => (at === index ? { ...each, ...patch } : each)) });
  const remove = (index: number): void => {
    change({ exceptions: exceptions.filter((_, at) => at !== index) });
    rows.made(String(Math.min(index, exceptions.length - 2)));
  };
  const add = (): void => {
    change({ exceptions: [...exceptions, { date: '', label: '', intervals: [] }] });
    rows.made(String(exceptions.length));
  };
  return (
    <div ref={rows.ref} className="flex flex-col gap-3">
      {exceptions.map((day, index) => (
        <SpecialDay
          key={String(index)}
          day={day}
          index={index}
          onChange={(patch) => replaceAt(index, patch)}
          onRemove={() => remove(index)}
        />
      ))}
      <Button data-add icon={Plus} className="self-start" onClick={add}>
        {t('exceptions.add')}
      </Button>
    </div>
  );
}

interface SpecialDayProps {
  day: DayException;
  index: number;
  onChange: (patch: Partial<DayException>) => void;
  onRemove: () => void;
}

function SpecialDay({ day, index, onChange, onRemove }: SpecialDayProps) {
  const t = useTranslations('bots');
  const name = day.label || day.date;
  const path = `profile.exceptions.${index}`;
  const invalid = useInvalidMessage(`${path}.date`);
  return (
    <div data-row={String(index)} className="flex flex-wrap items-end gap-3 border-b border-line pb-3">
      <Field label={t('exceptions.date')} error={invalid}>
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
      <SpecialHours
        name={name}
        path={`${path}.intervals`}
        intervals={day.intervals}
        onChange={(intervals) => onChange({ intervals })}
      />
      <IconButton icon={Trash2} label={t('exceptions.remove', { date: name })} onClick={onRemove} />
    </div>
  );
}

interface SpecialHoursProps {
  name: string;
  path: string;
  intervals: TimeInterval[];
  onChange: (intervals: TimeInterval[]) => void;
}

function SpecialHours({ name, path, intervals, onChange }: SpecialHoursProps) {
  const t = useTranslations('bots');
  const rows = useRows();
  const isInvalid = useInvalidMessage(path) !== null;
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
        <div ref={rows.ref} className="flex items-center gap-1">
          <IntervalsEditor
            name={name}
            intervals={intervals}
            isInvalid={isInvalid}
            onChange={onChange}
            onRemoved={(at) => rows.made(String(at))}
            removeIcon={X}
          />
          <IconButton
            icon={Plus}
            label={t('hours.addInterval', { day: name })}
            onClick={() => {
              onChange([...intervals, nextInterval(intervals)]);
              rows.made(String(intervals.length));
            }}
          />
        </div>
      )}
      <div className="order-last w-full empty:hidden">
        <InvalidNote path={path} />
      </div>
    </>
  );
}
