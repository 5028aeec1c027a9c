'use client';
import { Clock4 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField, SelectField, TextField } from '../../components/inspector/field-parts.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import { useVariables } from '../../hooks/use-editor.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function TimeInputForm({ options, change }: FormProps<'timeInput'>) {
  const t = useTranslations('flow-editor');
  const { min, max, dayVariable } = options;
  const days = useVariables().flatMap(({ name, type }) => (type === 'DATE' || name === dayVariable ? [name] : []));
  return (
    <QuestionFields options={options} change={change}>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('timeInput.min')}
          type="time"
          value={min ?? ''}
          onChange={(time) => change({ min: time === '' ? null : time }, 'min')}
        />
        <TextField
          label={t('timeInput.max')}
          type="time"
          value={max ?? ''}
          onChange={(time) => change({ max: time === '' ? null : time }, 'max')}
        />
      </div>
      <SelectField
        label={t('timeInput.day')}
        hint={t('timeInput.dayHint')}
        value={dayVariable ?? ''}
        options={[{ value: '', label: t('timeInput.noDay') }, ...days.map((name) => ({ value: name, label: name }))]}
        onChange={(name) => change({ dayVariable: name === '' ? null : name }, 'dayVariable')}
      />
      <CheckField
        label={t('timeInput.mustBeOpen')}
        hint={t('dateInput.mustBeOpenHint')}
        isChecked={options.mustBeOpen}
        onChange={(mustBeOpen) => change({ mustBeOpen }, 'mustBeOpen')}
      />
    </QuestionFields>
  );
}

export const timeInput: KindParts<'timeInput'> = { icon: Clock4, Form: TimeInputForm };
