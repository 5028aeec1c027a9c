'use client';
import type { ChoiceItem, ConditionRow } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { neighbourOf, useListFocus } from '../../hooks/use-list-focus.js';
import { useTextLocale, useVariables } from '../../hooks/use-editor.js';
import { ComparisonsEditor } from './condition-form.js';
import { CheckField, inputClass, MoreOptions, SelectField, TextField } from './field-parts.js';
import { FlowTextField } from './flow-text-field.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { QuestionFields } from './question-fields.js';
import { SmallButton } from './small-button.js';
import { SynonymsField } from './synonyms-field.js';

export function ChoiceForm({ options, change }: FormProps<'choiceInput'>) {
  const t = useTranslations('flow-editor');
  const lists = useVariables().filter((variable) => variable.type === 'LIST');
  const more = (
    <>
      <SelectField
        label={t('choice.list')}
        hint={t('choice.listHint')}
        value={options.listVariable ?? ''}
        options={[
          { value: '', label: t('choice.noList') },
          { value: 'business.services', label: t('choice.services') },
          ...lists.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(list) => change({ listVariable: list === '' ? null : list }, 'listVariable')}
      />
      <CheckField
        label={t('choice.isSearchable')}
        isChecked={options.isSearchable}
        onChange={(isSearchable) => change({ isSearchable }, 'isSearchable')}
      />
    </>
  );
  return (
    <QuestionFields options={options} change={change} variableType={options.isMultiple ? 'LIST' : 'TEXT'} more={more}>
      <ItemsEditor items={options.items} onChange={(items, field) => change({ items }, field)} />
      <CheckField
        label={t('choice.isMultiple')}
        hint={t('choice.isMultipleHint')}
        isChecked={options.isMultiple}
        onChange={(isMultiple) => change({ isMultiple }, 'isMultiple')}
      />
    </QuestionFields>
  );
}

interface ItemsEditorProps {
  items: ChoiceItem[];
  onChange: (items: ChoiceItem[], field: string) => void;
}

function ItemsEditor({ items, onChange }: ItemsEditorProps) {
  const t = useTranslations('flow-editor');
  const replace = (item: ChoiceItem): void =>
    onChange(
      items.map((each) => (each.id === item.id ? item : each)),
      `items.${item.id}`,
    );
  const { listRef, focusNext } = useListFocus<HTMLFieldSetElement>();
  const move = (index: number, step: -1 | 1): void => {
    const moved = [...items];
    const [item] = moved.splice(index, 1);
    if (item === undefined) return;
    moved.splice(index + step, 0, item);
    focusNext(item.id, step === 1 ? 'down' : 'up');
    onChange(moved, `items.move.${crypto.randomUUID()}`);
  };
  const add = (): void => {
    const item: ChoiceItem = { id: crypto.randomUUID(), label: {}, detail: {}, value: null, condition: null };
    focusNext(item.id);
    onChange([...items, item], `items.add.${item.id}`);
  };
  const remove = (index: number): void => {
    focusNext(neighbourOf(items, index)?.id ?? 'add');
    onChange(
      items.filter((_, at) => at !== index),
      `items.remove.${crypto.randomUUID()}`,
    );
  };
  return (
    <fieldset ref={listRef} className="flex flex-col gap-2">
      <legend className="mb-1 text-xs font-semibold">{t('choice.items')}</legend>
      {items.map((item, index) => (
        <ItemEditor
          key={item.id}
          item={item}
          number={index + 1}
          isLast={index === items.length - 1}
          onChange={replace}
          onMove={(step) => move(index, step)}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" onPress={add}>
        {t('choice.add')}
      </SmallButton>
    </fieldset>
  );
}

interface ItemEditorProps {
  item: ChoiceItem;
  number: number;
  isLast: boolean;
  onChange: (item: ChoiceItem) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function ItemEditor({ item, number, isLast, onChange, onMove, onRemove }: ItemEditorProps) {
  const t = useTranslations('flow-editor');
  const locale = useTextLocale();
  return (
    <div data-item={item.id} className="flex flex-col gap-2 rounded-md border border-line p-2">
      <div className="flex items-center gap-1">
        <input
          aria-label={t('choice.label', { number })}
          className={inputClass}
          maxLength={200}
          value={item.label[locale] ?? ''}
          placeholder={item.label.es ?? item.label.en ?? t('choice.label', { number })}
          onChange={(event) => onChange({ ...item, label: { ...item.label, [locale]: event.target.value } })}
        />
        <SmallButton
          part="up"
          icon={ArrowUp}
          label={t('moveUp')}
          isDisabled={number === 1}
          onPress={() => onMove(-1)}
        />
        <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} isDisabled={isLast} onPress={() => onMove(1)} />
        <SmallButton icon={Trash2} label={t('choice.remove', { number })} onPress={onRemove} />
      </div>
      <MoreOptions label={t('more')}>
        <SynonymsField value={item.synonyms} onChange={(synonyms) => onChange({ ...item, synonyms })} />
        <FlowTextField
          label={t('choice.detail')}
          hint={t('choice.detailHint')}
          value={item.detail}
          onChange={(detail) => onChange({ ...item, detail })}
        />
        <TextField
          label={t('choice.value')}
          hint={t('choice.valueHint')}
          maxLength={4096}
          value={item.value ?? ''}
          onChange={(value) => onChange({ ...item, value: value === '' ? null : value })}
        />
        <ItemCondition condition={item.condition} onChange={(condition) => onChange({ ...item, condition })} />
      </MoreOptions>
    </div>
  );
}

function ItemCondition({
  condition,
  onChange,
}: {
  condition: ConditionRow | null;
  onChange: (condition: ConditionRow | null) => void;
}) {
  const t = useTranslations('flow-editor');
  const fresh = (): ConditionRow => ({
    id: crypto.randomUUID(),
    match: 'ALL',
    comparisons: [{ left: '', operator: 'EQUALS', right: '' }],
  });
  return (
    <>
      <CheckField
        label={t('choice.hasCondition')}
        isChecked={condition !== null}
        onChange={(isChecked) => onChange(isChecked ? fresh() : null)}
      />
      {condition === null ? null : <ComparisonsEditor row={condition} onChange={onChange} />}
    </>
  );
}
