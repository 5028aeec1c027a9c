'use client';
import type { Comparison, ComparisonOperator, ConditionRow } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useVariableNames } from '../../hooks/use-variable-names.js';
import { inputClass, SelectField } from './field-parts.js';
import type { FormProps } from './form-types.js';
import { SmallButton } from './small-button.js';
import { TemplateInput } from './template-input.js';

const OPERATORS: readonly ComparisonOperator[] = [
  'EQUALS',
  'NOT_EQUALS',
  'CONTAINS',
  'NOT_CONTAINS',
  'STARTS_WITH',
  'GREATER',
  'GREATER_OR_EQUAL',
  'LESS',
  'LESS_OR_EQUAL',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'MATCHES',
];

const freshComparison = (): Comparison => ({ left: '', operator: 'EQUALS', right: '' });

/** The rows of a condition block: the first that holds is taken. */
export function ConditionForm({ options, change }: FormProps<'condition'>) {
  const t = useTranslations('flow-editor');
  const { rows } = options;
  const replace = (row: ConditionRow): void =>
    change({ rows: rows.map((each) => (each.id === row.id ? row : each)) }, `rows.${row.id}`);
  const move = (index: number, step: -1 | 1): void => {
    const moved = [...rows];
    const [row] = moved.splice(index, 1);
    if (row !== undefined) moved.splice(index + step, 0, row);
    change({ rows: moved }, `rows.move.${crypto.randomUUID()}`);
  };
  const add = (): void => {
    const row: ConditionRow = { id: crypto.randomUUID(), match: 'ALL', comparisons: [freshComparison()] };
    change({ rows: [...rows, row] }, `rows.add.${row.id}`);
  };
  return (
    <>
      <p className="text-ink-2">{t('condition.intro')}</p>
      {rows.map((row, index) => (
        <fieldset key={row.id} className="flex flex-col gap-2 rounded-md border border-line p-2">
          <legend className="px-1 text-xs font-semibold">{t('exits.row', { number: index + 1 })}</legend>
          <div className="flex justify-end gap-1">
            <SmallButton icon={ArrowUp} label={t('moveUp')} isDisabled={index === 0} onPress={() => move(index, -1)} />
            <SmallButton
              icon={ArrowDown}
              label={t('moveDown')}
              isDisabled={index === rows.length - 1}
              onPress={() => move(index, 1)}
            />
            <SmallButton
              icon={Trash2}
              label={t('condition.removeRow', { number: index + 1 })}
              onPress={() => change({ rows: rows.filter((each) => each.id !== row.id) }, `rows.remove.${row.id}`)}
            />
          </div>
          <ComparisonsEditor row={row} onChange={replace} />
        </fieldset>
      ))}
      <SmallButton icon={Plus} onPress={add}>
        {t('condition.addRow')}
      </SmallButton>
    </>
  );
}

/** Comparisons joined by AND or OR. */
export function ComparisonsEditor({ row, onChange }: { row: ConditionRow; onChange: (row: ConditionRow) => void }) {
  const t = useTranslations('flow-editor');
  const { comparisons } = row;
  const replaceAt = (index: number, comparison: Comparison): void =>
    onChange({ ...row, comparisons: comparisons.map((each, at) => (at === index ? comparison : each)) });
  return (
    <div className="flex flex-col gap-2">
      {comparisons.length > 1 ? (
        <SelectField
          label={t('condition.match')}
          value={row.match}
          options={(['ALL', 'ANY'] as const).map((match) => ({ value: match, label: t(`condition.${match}`) }))}
          onChange={(match) => onChange({ ...row, match: match === 'ANY' ? 'ANY' : 'ALL' })}
        />
      ) : null}
      {comparisons.map((comparison, index) => (
        <ComparisonEditor
          // Comparisons have no identity of their own: their place is their identity.
          key={`${row.id}-${String(index)}`}
          comparison={comparison}
          onChange={(next) => replaceAt(index, next)}
          onRemove={
            comparisons.length === 1
              ? null
              : () => onChange({ ...row, comparisons: comparisons.filter((_, at) => at !== index) })
          }
        />
      ))}
      <SmallButton icon={Plus} onPress={() => onChange({ ...row, comparisons: [...comparisons, freshComparison()] })}>
        {t('condition.addComparison')}
      </SmallButton>
    </div>
  );
}

interface ComparisonEditorProps {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
  onRemove: (() => void) | null;
}

function ComparisonEditor({ comparison, onChange, onRemove }: ComparisonEditorProps) {
  const t = useTranslations('flow-editor');
  const rightId = useId();
  const hasRight = comparison.operator !== 'IS_EMPTY' && comparison.operator !== 'IS_NOT_EMPTY';
  return (
    <div className="flex items-start gap-1">
      <div className="grid min-w-0 grow gap-1.5">
        <LeftSelect value={comparison.left} onChange={(left) => onChange({ ...comparison, left })} />
        <OperatorSelect value={comparison.operator} onChange={(operator) => onChange({ ...comparison, operator })} />
        {hasRight ? (
          <>
            <label htmlFor={rightId} className="sr-only">
              {t('condition.right')}
            </label>
            <TemplateInput
              id={rightId}
              value={comparison.right}
              placeholder={t('condition.right')}
              onChange={(right) => onChange({ ...comparison, right })}
            />
          </>
        ) : null}
      </div>
      {onRemove === null ? null : (
        <SmallButton icon={Trash2} label={t('condition.removeComparison')} onPress={onRemove} />
      )}
    </div>
  );
}

function LeftSelect({ value, onChange }: { value: string; onChange: (left: string) => void }) {
  const t = useTranslations('flow-editor');
  const names = useVariableNames();
  return (
    <select
      aria-label={t('condition.left')}
      className={inputClass}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('condition.choose')}</option>
      {value === '' || names.includes(value) ? null : <option value={value}>{value}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface OperatorSelectProps {
  value: ComparisonOperator;
  onChange: (operator: ComparisonOperator) => void;
}

function OperatorSelect({ value, onChange }: OperatorSelectProps) {
  const t = useTranslations('flow-editor');
  return (
    <select
      aria-label={t('condition.operator')}
      className={inputClass}
      value={value}
      onChange={(event) => onChange(OPERATORS.find((operator) => operator === event.target.value) ?? 'EQUALS')}
    >
      {OPERATORS.map((operator) => (
        <option key={operator} value={operator}>
          {t(`operators.${operator}`)}
        </option>
      ))}
    </select>
  );
}
