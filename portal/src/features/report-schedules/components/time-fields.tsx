'use client';
import { useTranslations } from 'use-intl';
import { useFormats, useRegion } from '../../../i18n/index.js';
import { Checkbox, Field, Input, NativeSelect, SegmentedControl } from '../../../ui/index.js';
import type { ScheduleForm } from '../hooks/use-schedule-form.js';
import { daysOfMonth, frequencies } from '../model/typed-schedule.js';

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** How often, on which days and at what time of the organization's zone. */
export function TimeFields({ form: { typed, change, problems } }: { form: ScheduleForm }) {
  const t = useTranslations('report-schedules');
  const { timeZone } = useRegion();
  return (
    <>
      <SegmentedControl
        className="self-start"
        label={t('fields.frequency')}
        value={typed.frequency}
        onValueChange={(frequency) => change({ frequency })}
        options={frequencies.map((value) => ({ value, label: t(`options.${value}`) }))}
      />
      {typed.frequency === 'WEEKLY' ? <Weekdays form={{ typed, change, problems }} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {typed.frequency === 'MONTHLY' ? (
          <Field label={t('fields.dayOfMonth')} error={problems.fields['dayOfMonth']}>
            <NativeSelect value={typed.dayOfMonth} onChange={(event) => change({ dayOfMonth: event.target.value })}>
              {daysOfMonth.map((day) => (
                <option key={day} value={day}>
                  {day === 'last' ? t('lastDay') : day}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
        <Field label={t('fields.time')} hint={t('zone', { zone: timeZone })} error={problems.fields['minuteOfDay']}>
          <Input type="time" value={typed.time} onChange={(event) => change({ time: event.target.value })} />
        </Field>
      </div>
    </>
  );
}

function Weekdays({
  form: { typed, change, problems },
}: {
  form: Pick<ScheduleForm, 'typed' | 'change' | 'problems'>;
}) {
  const t = useTranslations('report-schedules');
  const { weekday } = useFormats();
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
      <legend className="mb-1 font-semibold">{t('fields.weekdays')}</legend>
      {weekdays.map((day) => (
        <Checkbox
          key={day}
          label={weekday(day, 'long')}
          isChecked={typed.weekdays.includes(day)}
          onChange={(isChecked) =>
            change({ weekdays: isChecked ? [...typed.weekdays, day] : typed.weekdays.filter((one) => one !== day) })
          }
        />
      ))}
      {problems.fields['weekdays'] == null ? null : (
        <p role="alert" className="w-full text-xs text-bad">
          {t('noDay')}
        </p>
      )}
    </fieldset>
  );
}
