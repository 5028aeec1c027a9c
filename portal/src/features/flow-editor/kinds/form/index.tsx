'use client';
import { ClipboardList } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';
import { FieldsEditor } from './fields-editor.js';

function FormForm({ options, change }: FormProps<'form'>) {
  const t = useTranslations('flow-editor');
  return (
    <QuestionFields
      options={options}
      change={change}
      variableType="JSON"
      isPersonalData
      more={
        <FlowTextField
          label={t('form.submit')}
          value={options.submit}
          onChange={(submit) => change({ submit }, 'submit')}
        />
      }
    >
      <p className="text-xs text-ink-2">{t('form.intro')}</p>
      <FieldsEditor fields={options.fields} onChange={(fields, field) => change({ fields }, field)} />
    </QuestionFields>
  );
}

export const form: KindParts<'form'> = { icon: ClipboardList, Form: FormForm };
