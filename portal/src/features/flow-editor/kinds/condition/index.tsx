'use client';
import type { BlockConditionRow, ComparisonGroup } from '@tertulia/flow-engine';
import {
  ArrowDown,
  ArrowUp,
  Brackets,
  MessageCircleQuestionMark,
  Plus,
  Split,
  SquareFunction,
  Trash2,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Field, Textarea } from '../../../../ui/index.js';
import { ExpressionField } from '../../components/inspector/expression-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { useItemList } from '../../hooks/use-item-list.js';
import type { FormProps, KindParts } from '../kind-parts.js';
import { ComparisonsEditor, freshComparison } from './comparisons-editor.js';

const mostGroups = 10;

/** The rows of a condition: the first that is true is taken. */
function ConditionForm({ options, change }: FormProps<'condition'>) {
  const t = useTranslations('flow-editor');
  const { rows } = options;
  const { listRef, replace, move, add, remove } = useItemList<HTMLDivElement, BlockConditionRow>({
    items: rows,
    name: 'rows',
    onChange: (next, field) => change({ rows: next }, field),
  });
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
      <SmallButton icon={Plus} item="add" onPress={() => add(freshRow())}>
        {t('condition.addRow')}
      </SmallButton>
    </div>
  );
}

function freshRow(): BlockConditionRow {
  return { id: crypto.randomUUID(), match: 'ALL', comparisons: [freshComparison()] };
}

interface RowEditorProps {
  row: BlockConditionRow;
  index: number;
  isLast: boolean;
  onChange: (row: BlockConditionRow) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function RowEditor({ row, index, isLast, onChange, onMove, onRemove }: RowEditorProps) {
  const t = useTranslations('flow-editor');
  const isInWords = row.words !== undefined;
  const isExpression = !isInWords && row.expression !== undefined;
  return (
    <fieldset data-item={row.id} className="flex flex-col gap-2 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('exits.row', { number: index + 1 })}</legend>
      <div className="flex justify-end gap-1">
        <SmallButton
          icon={MessageCircleQuestionMark}
          label={t(isInWords ? 'condition.useComparisons' : 'condition.useWords')}
          onPress={() => onChange({ ...row, expression: undefined, words: isInWords ? undefined : '' })}
        />
        <SmallButton
          icon={SquareFunction}
          label={t(isExpression ? 'condition.useComparisons' : 'condition.useExpression')}
          onPress={() => onChange({ ...row, words: undefined, expression: isExpression ? undefined : '' })}
        />
        <SmallButton part="up" icon={ArrowUp} label={t('moveUp')} isDisabled={index === 0} onPress={() => onMove(-1)} />
        <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} isDisabled={isLast} onPress={() => onMove(1)} />
        <SmallButton icon={Trash2} label={t('condition.removeRow', { number: index + 1 })} onPress={onRemove} />
      </div>
      {isInWords ? (
        <Field label={t('condition.words')} hint={t('condition.wordsHint')}>
          <Textarea
            rows={2}
            maxLength={300}
            value={row.words ?? ''}
            onChange={(event) => onChange({ ...row, words: event.target.value })}
          />
        </Field>
      ) : isExpression ? (
        <ExpressionField
          label={t('expression.label')}
          hint={t('expression.conditionHint')}
          value={row.expression ?? ''}
          onChange={(expression) => onChange({ ...row, expression })}
        />
      ) : (
        <Comparisons row={row} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** The comparisons of a row, and its groups, which stand for what is in brackets. */
function Comparisons({ row, onChange }: { row: BlockConditionRow; onChange: (row: BlockConditionRow) => void }) {
  const t = useTranslations('flow-editor');
  const { groups = [] } = row;
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, ComparisonGroup>({
    items: groups,
    name: 'groups',
    onChange: (next) => onChange({ ...row, groups: next.length === 0 ? undefined : next }),
  });
  const fresh = (): ComparisonGroup => {
    const match = row.match === 'ALL' ? 'ANY' : 'ALL';
    return { id: crypto.randomUUID(), match, comparisons: [freshComparison(), freshComparison()] };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-2">
      <ComparisonsEditor row={row} isJoined={groups.length > 0} onChange={onChange} />
      {groups.map((group, index) => (
        <fieldset
          key={group.id}
          data-item={group.id}
          className="flex flex-col gap-2 border-l-2 border-line-strong pl-2"
        >
          <legend className="sr-only">{t('condition.group', { number: index + 1 })}</legend>
          <div className="flex items-center justify-between text-xs font-semibold">
            {t('condition.group', { number: index + 1 })}
            <SmallButton
              icon={Trash2}
              label={t('condition.removeGroup', { number: index + 1 })}
              onPress={() => remove(index)}
            />
          </div>
          <ComparisonsEditor row={group} onChange={replace} />
        </fieldset>
      ))}
      <SmallButton icon={Brackets} item="add" isDisabled={groups.length >= mostGroups} onPress={() => add(fresh())}>
        {t('condition.addGroup')}
      </SmallButton>
    </div>
  );
}

export const condition: KindParts<'condition'> = { icon: Split, Form: ConditionForm };
