'use client';
import { Calendar } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { CheckField } from '../../components/inspector/field-parts.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';
import { DateLimitField } from './date-limit-field.js';

function DateInputForm({ options, change }: FormProps<'dateInput'>) {
  const t = useTranslations('flow-editor');
  const { isRange = false, asksTime = false } = options;
  return (
    <QuestionFields
      options={options}
      change={change}
      variableType="DATE"
      more={
        <>
          <DateLimitField label={t('dateInput.min')} value={options.min} onChange={(min) => change({ min }, 'min')} />
          <DateLimitField label={t('dateInput.max')} value={options.max} onChange={(max) => change({ max }, 'max')} />
          <DaysOffField value={options.daysOff ?? []} onChange={(daysOff) => change({ daysOff }, 'daysOff')} />
        </>
      }
    >
      <CheckField
        label={t('dateInput.mustBeOpen')}
        hint={t('dateInput.mustBeOpenHint')}
        isChecked={options.mustBeOpen}
        onChange={(mustBeOpen) => change({ mustBeOpen }, 'mustBeOpen')}
      />
      <CheckField
        label={t('dateInput.asksTime')}
        hint={t('dateInput.asksTimeHint', { variable: `${options.variable ?? '…'}_time` })}
        isChecked={asksTime}
        onChange={(asked) => change({ asksTime: asked, isRange: isRange && !asked }, 'asksTime')}
      />
      <CheckField
        label={t('dateInput.isRange')}
        hint={t('dateInput.isRangeHint', { variable: `${options.variable ?? '…'}_end` })}
        isChecked={isRange}
        onChange={(ranged) => change({ isRange: ranged, asksTime: asksTime && !ranged }, 'isRange')}
      />
    </QuestionFields>
  );
}

/** 5 January 2026 was a Monday. */
const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, date: new Date(Date.UTC(2026, 0, 4 + weekday)) }));

function DaysOffField({ value, onChange }: { value: readonly number[]; onChange: (daysOff: number[]) => void }) {
  const t = useTranslations('flow-editor');
  const format = useFormatter();
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-semibold">{t('dateInput.daysOff')}</legend>
      <div className="grid grid-cols-2">
        {weekdays.map(({ weekday, date }) => (
          <CheckField
            key={weekday}
            label={format.dateTime(date, { weekday: 'long', timeZone: 'UTC' })}
            isChecked={value.includes(weekday)}
            onChange={(isOff) =>
              onChange(
                weekdays.flatMap((one) =>
                  (one.weekday === weekday ? isOff : value.includes(one.weekday)) ? [one.weekday] : [],
                ),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

export const dateInput: KindParts<'dateInput'> = { icon: Calendar, Form: DateInputForm };
