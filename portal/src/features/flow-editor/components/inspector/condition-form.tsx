'use client';
import type { Comparison, ComparisonOperator, ConditionRow, VariableType } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { NativeSelect } from '../../../../ui/index.js';
import { useItemList } from '../../hooks/use-item-list.js';
import { useListFocus } from '../../hooks/use-list-focus.js';
import { useVariables } from '../../hooks/use-editor.js';
import { useVariableNames } from '../../hooks/use-variable-names.js';
import { hasRightSide, operatorAfter, operatorsFor, typeOf } from '../../model/operators.js';
import { SelectField } from './field-parts.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { SmallButton } from './small-button.js';
import { TemplateInput } from './template-input.js';

const freshComparison = (): Comparison => ({ left: '', operator: 'EQUALS', right: '' });

/** The rows of a condition block: the first that is true is taken. */
export function ConditionForm({ options, change }: FormProps<'condition'>) {
  const t = useTranslations('flow-editor');
  const { rows } = options;
  const { listRef, replace, move, add, remove } = useItemList<HTMLDivElement, ConditionRow>({
    items: rows,
    name: 'rows',
    onChange: (next, field) => change({ rows: next }, field),
  });
  const fresh = (): ConditionRow => {
    return { id: crypto.randomUUID(), match: 'ALL', comparisons: [freshComparison()] };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-4">
      <p className="text-ink-2">{t('condition.intro')}</p>
      {rows.map((row, index) => (
        <RowEditor
          key={row.id}
          row={row}
          index={index}
          isLast={index === rows.length - 1}
          onChange={replace}
          onMove={(step) => move(index, step)}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" onPress={() => add(fresh())}>
        {t('condition.addRow')}
      </SmallButton>
    </div>
  );
}

interface RowEditorProps {
  row: ConditionRow;
  index: number;
  isLast: boolean;
  onChange: (row: ConditionRow) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function RowEditor({ row, index, isLast, onChange, onMove, onRemove }: RowEditorProps) {
  const t = useTranslations('flow-editor');
  return (
    <fieldset data-item={row.id} className="flex flex-col gap-2 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('exits.row', { number: index + 1 })}</legend>
      <div className="flex justify-end gap-1">
        <SmallButton part="up" icon={ArrowUp} label={t('moveUp')} isDisabled={index === 0} onPress={() => onMove(-1)} />
        <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} isDisabled={isLast} onPress={() => onMove(1)} />
        <SmallButton icon={Trash2} label={t('condition.removeRow', { number: index + 1 })} onPress={onRemove} />
      </div>
      <ComparisonsEditor row={row} onChange={onChange} />
    </fieldset>
  );
}

/** Comparisons joined by AND or OR. */
export function ComparisonsEditor({ row, onChange }: { row: ConditionRow; onChange: (row: ConditionRow) => void }) {
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
      {comparisons.length > 1 ? (
        <SelectField
          label={t('condition.match')}
          value={row.match}
          options={(['ALL', 'ANY'] as const).map((match) => ({ value: match, label: t(`condition.${match}`) }))}
          onChange={(match) => onChange({ ...row, match: match === 'ANY' ? 'ANY' : 'ALL' })}
        />
      ) : null}
      {comparisons.map((comparison, index) => (
        // Comparisons have no id, so the index is the key.
        <div key={`${row.id}-${String(index)}`} data-item={String(index)}>
          <ComparisonEditor
            comparison={comparison}
            onChange={(next) => replaceAt(index, next)}
            onRemove={comparisons.length === 1 ? null : () => removeAt(index)}
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
  const rightId = useId();
  const { left, operator, right } = comparison;
  const type = typeOf(left, variables);
  const pickLeft = (next: string): void =>
    onChange({ left: next, operator: operatorAfter(typeOf(next, variables), operator), right });
  return (
    <div className="flex items-start gap-1">
      <div className="grid min-w-0 grow gap-1.5">
        <LeftSelect value={left} onChange={pickLeft} />
        <OperatorSelect type={type} value={operator} onChange={(next) => onChange({ ...comparison, operator: next })} />
        {hasRightSide(operator) ? (
          <>
            <label htmlFor={rightId} className="sr-only">
              {t('condition.right')}
            </label>
            <TemplateInput
              id={rightId}
              value={right}
              placeholder={t(type === 'DATE' ? 'condition.rightDate' : 'condition.right')}
              onChange={(next) => onChange({ ...comparison, right: next })}
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
  type: VariableType;
  value: ComparisonOperator;
  onChange: (operator: ComparisonOperator) => void;
}

/** The comparisons of the variable's type; those of days have words of their own. */
function OperatorSelect({ type, value, onChange }: OperatorSelectProps) {
  const t = useTranslations('flow-editor');
  const operators = operatorsFor(type, value);
  const named = (operator: ComparisonOperator): string => {
    const key = `dateOperators.${operator}` as 'dateOperators.LESS';
    return type === 'DATE' && t.has(key) ? t(key) : t(`operators.${operator}`);
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
