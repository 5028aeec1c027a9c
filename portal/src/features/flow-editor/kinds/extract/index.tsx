'use client';
import type { ExtractedField, ExtractedType, VariableType } from '@tertulia/flow-engine';
import { Plus, ScanText, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField, SelectField, TextField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import { useItemList } from '../../hooks/use-item-list.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const mostFields = 12;
const types = ['TEXT', 'NAME', 'EMAIL', 'PHONE', 'NUMBER', 'DATE', 'TIME'] as const satisfies ExtractedType[];
const personal: ReadonlySet<ExtractedType> = new Set(['NAME', 'EMAIL', 'PHONE']);

function ExtractForm({ options, change }: FormProps<'extract'>) {
  const t = useTranslations('flow-editor');
  const { fields } = options;
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, ExtractedField>({
    items: fields,
    name: 'fields',
    onChange: (next, field) => change({ fields: next }, field),
  });
  const fresh = (): ExtractedField => {
    return { id: crypto.randomUUID(), variable: '', type: 'TEXT', description: '', isRequired: false };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-3">
      <p className="text-ink-2">{t('extract.intro')}</p>
      {fields.map((field, index) => (
        <FieldFields
          key={field.id}
          field={field}
          number={index + 1}
          onChange={replace}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={fields.length >= mostFields} onPress={() => add(fresh())}>
        {t('extract.add')}
      </SmallButton>
      <TemplateField
        label={t('extract.text')}
        hint={t('classify.textHint')}
        value={options.text}
        onChange={(text) => change({ text }, 'text')}
      />
      <CheckField
        label={t('extract.usesHistory')}
        hint={t('extract.usesHistoryHint')}
        isChecked={options.usesHistory}
        onChange={(usesHistory) => change({ usesHistory }, 'usesHistory')}
      />
    </div>
  );
}

interface FieldFieldsProps {
  field: ExtractedField;
  number: number;
  onChange: (field: ExtractedField) => void;
  onRemove: () => void;
}

function FieldFields({ field, number, onChange, onRemove }: FieldFieldsProps) {
  const t = useTranslations('flow-editor');
  return (
    <fieldset data-item={field.id} className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('extract.field', { number })}</legend>
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <SelectField
            label={t('extract.type')}
            value={field.type}
            options={types.map((type) => ({ value: type, label: t(`extract.${type}`) }))}
            onChange={(next) => onChange({ ...field, type: types.find((type) => type === next) ?? 'TEXT' })}
          />
        </div>
        <SmallButton icon={Trash2} label={t('extract.remove', { number })} onPress={onRemove} />
      </div>
      <VariableField
        label={t('extract.variable')}
        value={field.variable}
        type={variableTypeOf(field.type)}
        isPersonalData={personal.has(field.type)}
        onChange={(variable) => onChange({ ...field, variable: variable ?? '' })}
      />
      <TextField
        label={t('extract.description')}
        hint={t('extract.descriptionHint')}
        maxLength={200}
        value={field.description}
        onChange={(description) => onChange({ ...field, description })}
      />
      <CheckField
        label={t('extract.isRequired')}
        isChecked={field.isRequired}
        onChange={(isRequired) => onChange({ ...field, isRequired })}
      />
    </fieldset>
  );
}

function variableTypeOf(type: ExtractedType): VariableType {
  return type === 'NUMBER' || type === 'DATE' ? type : 'TEXT';
}

export const extract: KindParts<'extract'> = { icon: ScanText, Form: ExtractForm };
