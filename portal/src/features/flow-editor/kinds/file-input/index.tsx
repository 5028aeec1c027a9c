'use client';
import { fileGroups } from '@tertulia/flow-engine';
import { Paperclip } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField, NumberField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const megabytes = { min: 1, max: 25, step: 1 };
const count = { min: 1, max: 5, step: 1 };

function FileInputForm({ options, change }: FormProps<'fileInput'>) {
  const t = useTranslations('flow-editor');
  const { accepts, megabytesMax, countMax } = options;
  const name = options.variable ?? t('fileInput.example');
  const skipping = options.isRequired ? null : (
    <FlowTextField
      label={t('fileInput.skipLabel')}
      hint={t('fileInput.skipHint')}
      value={options.skipLabel}
      onChange={(skipLabel) => change({ skipLabel }, 'skipLabel')}
    />
  );
  return (
    <QuestionFields options={options} change={change} variableType="JSON" isPersonalData more={skipping}>
      <fieldset className="flex flex-col">
        <legend className="mb-1 text-xs font-semibold">{t('fileInput.accepts')}</legend>
        {fileGroups.map((group) => (
          <CheckField
            key={group}
            label={t(`fileInput.groups.${group}`)}
            isChecked={accepts.includes(group)}
            onChange={(isTaken) =>
              change(
                { accepts: fileGroups.filter((one) => (one === group ? isTaken : accepts.includes(one))) },
                'accepts',
              )
            }
          />
        ))}
        <p className="text-xs text-ink-2">{t('fileInput.acceptsHint')}</p>
      </fieldset>
      <NumberField
        label={t('fileInput.megabytesMax')}
        hint={t('fileInput.megabytesHint')}
        {...megabytes}
        value={megabytesMax}
        onChange={(value) => change({ megabytesMax: within(value, megabytes) }, 'megabytesMax')}
      />
      <NumberField
        label={t('fileInput.countMax')}
        {...count}
        value={countMax}
        onChange={(value) => change({ countMax: within(value, count) }, 'countMax')}
      />
      <p className="text-xs text-ink-2">
        {t('fileInput.stored', { exampleName: `{{ ${name}.name }}`, exampleLink: `{{ ${name}.link }}` })}
      </p>
    </QuestionFields>
  );
}

function within(value: number | null, { min, max }: { min: number; max: number }): number {
  return Math.max(min, Math.min(max, Math.round(value ?? min)));
}

export const fileInput: KindParts<'fileInput'> = { icon: Paperclip, Form: FileInputForm };
