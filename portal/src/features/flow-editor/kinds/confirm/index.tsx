'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function ConfirmForm({ options, change }: FormProps<'confirm'>) {
  const t = useTranslations('flow-editor');
  return (
    <QuestionFields options={options} change={change} variableType="BOOLEAN">
      <div className="grid grid-cols-2 gap-3">
        <FlowTextField label={t('confirm.yes')} value={options.yes} onChange={(yes) => change({ yes }, 'yes')} />
        <FlowTextField label={t('confirm.no')} value={options.no} onChange={(no) => change({ no }, 'no')} />
      </div>
    </QuestionFields>
  );
}

export const confirm: KindParts<'confirm'> = { icon: CircleCheck, Form: ConfirmForm };
