'use client';
import type { ChoiceItem, ConditionRow } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useItemList } from '../../hooks/use-item-list.js';
import { useTextLocale } from '../../hooks/use-editor.js';
import { ComparisonsEditor } from '../../kinds/condition/comparisons-editor.js';
import { CheckField, inputClass, ListPart, MoreOptions, TextField } from './field-parts.js';
import { FlowTextField } from './flow-text-field.js';
import { SmallButton } from './small-button.js';
import { SynonymsField } from './synonyms-field.js';

interface ItemsEditorProps<Item extends ChoiceItem> {
  items: Item[];
  onChange: (items: Item[], field: string) => void;
  /** A new item, from what every choice has. */
  fresh: (item: ChoiceItem) => Item;
  /** Fields that only this kind of item has. */
  extra?: (item: Item, change: (item: Item) => void) => ReactNode;
}

/** The choices of a question. */
export function ItemsEditor<Item extends ChoiceItem>({ items, onChange, fresh, extra }: ItemsEditorProps<Item>) {
  const t = useTranslations('flow-editor');
  const { listRef, replace, move, add, remove } = useItemList<HTMLFieldSetElement, Item>({
    items,
    name: 'items',
    onChange,
  });
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
          extra={extra}
        />
      ))}
      <SmallButton
        icon={Plus}
        item="add"
        onPress={() => add(fresh({ id: crypto.randomUUID(), label: {}, detail: {}, value: null, condition: null }))}
      >
        {t('choice.add')}
      </SmallButton>
    </fieldset>
  );
}

interface ItemEditorProps<Item extends ChoiceItem> {
  item: Item;
  number: number;
  isLast: boolean;
  onChange: (item: Item) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  extra: ItemsEditorProps<Item>['extra'];
}

function ItemEditor<Item extends ChoiceItem>(props: ItemEditorProps<Item>) {
  const { item, number, isLast, onChange, onMove, onRemove, extra } = props;
  const t = useTranslations('flow-editor');
  const locale = useTextLocale();
  return (
    <ListPart id={item.id} name={t('choice.label', { number })}>
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
      {extra?.(item, onChange)}
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
    </ListPart>
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
