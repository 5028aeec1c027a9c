'use client';
import type { ValueOperation } from '@tertulia/flow-engine';
import { Variable } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ExpressionField } from '../../components/inspector/expression-field.js';
import { SelectField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const operations = [
  ...(['SET', 'EXPRESSION', 'ADD', 'APPEND', 'POP', 'SHIFT', 'MAP_ITEM', 'CLEAR'] as const),
  ...(['NOW', 'TODAY', 'TOMORROW', 'YESTERDAY', 'RANDOM_ID'] as const),
  ...(['CONTACT_NAME', 'CONTACT_PHONE', 'CHANNEL', 'DEVICE', 'TRANSCRIPT'] as const),
] satisfies ValueOperation[];

function SetVariableForm({ blockId, options, change }: FormProps<'setVariable'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <VariableField
        label={t('setVariable.variable')}
        value={options.variable}
        onChange={(name) => change({ variable: name ?? '' }, 'variable')}
      />
      <SelectField
        label={t('setVariable.operation')}
        value={options.operation}
        options={operations.map((operation) => ({ value: operation, label: t(`setVariable.${operation}`) }))}
        onChange={(next) =>
          change({ operation: operations.find((operation) => operation === next) ?? 'SET' }, 'operation')
        }
      />
      <ValueFields blockId={blockId} options={options} change={change} />
    </>
  );
}

function ValueFields({ options, change }: FormProps<'setVariable'>) {
  const t = useTranslations('flow-editor');
  const { operation, value } = options;
  switch (operation) {
    case 'SET':
    case 'ADD':
    case 'APPEND':
      return (
        <TemplateField
          label={t('setVariable.value')}
          value={value}
          onChange={(next) => change({ value: next }, 'value')}
        />
      );
    case 'EXPRESSION':
      return (
        <ExpressionField
          label={t('expression.label')}
          hint={t('expression.valueHint')}
          value={value}
          onChange={(next) => change({ value: next }, 'value')}
        />
      );
    case 'POP':
    case 'SHIFT':
      return (
        <VariableField
          label={t('setVariable.itemVariable')}
          value={options.itemVariable ?? null}
          onChange={(name) => change({ itemVariable: name ?? undefined }, 'itemVariable')}
        />
      );
    case 'MAP_ITEM':
      return <MatchFields match={options.match} onChange={(match) => change({ match }, 'match')} />;
    default:
      return <p className="text-xs text-ink-2">{t(`setVariable.hint.${operation}`)}</p>;
  }
}

type Match = NonNullable<FormProps<'setVariable'>['options']['match']>;

function MatchFields({ match, onChange }: { match: Match | undefined; onChange: (match: Match) => void }) {
  const t = useTranslations('flow-editor');
  const present = match ?? { item: '', list: '', target: '' };
  return (['item', 'list', 'target'] as const).map((part) => (
    <VariableField
      key={part}
      label={t(`setVariable.match.${part}`)}
      value={present[part]}
      type={part === 'item' ? 'TEXT' : 'LIST'}
      onChange={(name) => onChange({ ...present, [part]: name ?? '' })}
    />
  ));
}

export const setVariable: KindParts<'setVariable'> = { icon: Variable, Form: SetVariableForm };
