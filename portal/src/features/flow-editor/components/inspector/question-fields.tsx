'use client';
import type { QuestionOptions, VariableType } from '@tertulia/flow-engine';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CheckField, MoreOptions, NumberField } from './field-parts.js';
import { FlowTextField } from './flow-text-field.js';
import { VariableField } from './variable-field.js';

type Change = (patch: Partial<QuestionOptions>, field: string) => void;

interface QuestionFieldsProps {
  options: QuestionOptions;
  change: Change;
  variableType?: VariableType;
  isPersonalData?: boolean;
  /** Fields of the block kind, after the question. */
  children?: ReactNode;
  /** Less common fields of the block kind. */
  more?: ReactNode;
}

/** The fields of every question: its text, where the reply is stored, what to say when it was not understood. */
export function QuestionFields({ options, change, children, more, ...variable }: QuestionFieldsProps) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField
        label={t('question.prompt')}
        rows={2}
        value={options.prompt}
        onChange={(prompt) => change({ prompt }, 'prompt')}
      />
      {children}
      <VariableField
        label={t('question.variable')}
        type={variable.variableType ?? 'TEXT'}
        isPersonalData={variable.isPersonalData ?? false}
        value={options.variable}
        onChange={(name) => change({ variable: name }, 'variable')}
      />
      <MoreOptions label={t('more')}>
        {more}
        <RetryFields options={options} change={change} />
      </MoreOptions>
    </>
  );
}

function RetryFields({ options, change }: { options: QuestionOptions; change: Change }) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField
        label={t('question.retry')}
        hint={t('question.retryHint')}
        value={options.retry}
        onChange={(retry) => change({ retry }, 'retry')}
      />
      <NumberField
        label={t('question.retryLimit')}
        hint={t('question.retryLimitHint')}
        min={0}
        max={20}
        step={1}
        value={options.retryLimit}
        onChange={(limit) => change({ retryLimit: Math.max(0, Math.min(20, Math.round(limit ?? 0))) }, 'retryLimit')}
      />
      <FlowTextField
        label={t('question.placeholder')}
        value={options.placeholder}
        onChange={(placeholder) => change({ placeholder }, 'placeholder')}
      />
      <CheckField
        label={t('question.required')}
        isChecked={options.isRequired}
        onChange={(isRequired) => change({ isRequired }, 'isRequired')}
      />
    </>
  );
}
