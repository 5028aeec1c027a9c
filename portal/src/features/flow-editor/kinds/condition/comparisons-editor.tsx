'use client';
import type { Comparison, ComparisonGroup, ComparisonOperator } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../components/inspector/field-parts.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { NativeSelect } from '../../../../ui/index.js';
import { useListFocus } from '../../hooks/use-list-focus.js';
import { useVariables } from '../../hooks/use-editor.js';
import { useVariableNames } from '../../hooks/use-variable-names.js';
import { operatorAfter, operatorsFor, typeOf, type ComparedType } from '../../model/operators.js';
import { RightSide } from './right-side.js';

/** A comparison to begin with. */
export const freshComparison = (): Comparison => ({ left: '', operator: 'EQUALS', right: '' });

interface ComparisonsEditorProps<Row extends ComparisonGroup> {
  row: Row;
  onChange: (row: Row) => void;
  /** True where something else is joined with the comparisons. */
  isJoined?: boolean;
}

/** Comparisons joined by AND or OR. */
export function ComparisonsEditor<Row extends ComparisonGroup>(props: ComparisonsEditorProps<Row>) {
  const { row, onChange, isJoined = false } = props;
  const t = useTranslations('flow-editor');
  const { comparisons } = row;
  const { listRef, focusNext } = useListFocus<HTMLDivElement>();
  const replaceAt = (index: number, comparison: Comparison): void =>
    onChange({ ...row, comparisons: comparisons.map((each, at) => (at === index ? comparison : each)) });
  const add = (): void => {
    focusNext(String(comparisons.length));
    onChange({ ...row, comparisons: [...comparisons, freshComparison()] });
  };
  const removeAt = (index: number): void => {
    focusNext(String(Math.min(index, comparisons.length - 2)));
    onChange({ ...row, comparisons: comparisons.filter((_, at) => at !== index) });
  };
  return (
    <div ref={listRef} className="flex flex-col gap-2">
      {comparisons.length > 1 || isJoined ? (
        <SelectField
          label={t('condition.match')}
          value={row.match}
          options={(['ALL', 'ANY'] as const).map((match) => ({ value: match, label: t(`condition.${match}`) }))}
          onChange={(match) => onChange({ ...row, match: match === 'ANY' ? 'ANY' : 'ALL' })}
        />
      ) : null}
      {comparisons.map((comparison, index) => (
        // Comparisons have no id, so the index is the key.
        <div
          key={`${row.id}-${String(index)}`}
          {...(comparisons.length > 1
            ? { role: 'group', 'aria-label': t('condition.comparison', { number: index + 1 }) }
            : {})}
          data-item={String(index)}
        >
          <ComparisonEditor
            comparison={comparison}
            onChange={(next) => replaceAt(index, next)}
            onRemove={comparisons.length === 1 && !isJoined ? null : () => removeAt(index)}
          />
        </div>
      ))}
      <SmallButton icon={Plus} onPress={add}>
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
  const variables = useVariables();
  const { left, operator } = comparison;
  const type = typeOf(left, variables);
  const pickLeft = (next: string): void =>
    onChange({ ...comparison, left: next, operator: operatorAfter(typeOf(next, variables), operator) });
  return (
    <div className="flex items-start gap-1">
      <div className="grid min-w-0 grow gap-1.5">
        <LeftSelect value={left} onChange={pickLeft} />
        <OperatorSelect type={type} value={operator} onChange={(next) => onChange({ ...comparison, operator: next })} />
        <RightSide comparison={comparison} type={type} onChange={onChange} />
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
    <NativeSelect aria-label={t('condition.left')} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('condition.choose')}</option>
      {value === '' || names.includes(value) ? null : <option value={value}>{value}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

interface OperatorSelectProps {
  type: ComparedType;
  value: ComparisonOperator;
  onChange: (operator: ComparisonOperator) => void;
}

/** The comparisons of the variable's type; those of days have words of their own. */
function OperatorSelect({ type, value, onChange }: OperatorSelectProps) {
  const t = useTranslations('flow-editor');
  const operators = operatorsFor(type, value);
  const named = (operator: ComparisonOperator): string => {
    const words = { DATE: 'dateOperators', TIME: 'timeOperators' } as const;
    const key = `${words[type === 'TIME' ? 'TIME' : 'DATE']}.${operator}` as 'dateOperators.LESS';
    return (type === 'DATE' || type === 'TIME') && t.has(key) ? t(key) : t(`operators.${operator}`);
  };
  return (
    <NativeSelect
      aria-label={t('condition.operator')}
      value={value}
      onChange={(event) => onChange(operators.find((operator) => operator === event.target.value) ?? value)}
    >
      {operators.map((operator) => (
        <option key={operator} value={operator}>
          {named(operator)}
        </option>
      ))}
    </NativeSelect>
  );
}
