'use client';
import type { FieldKind, FormField } from '@tertulia/flow-engine';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField, inputClass, Labelled, SelectField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import { useTextLocale } from '../../hooks/use-editor.js';
import { useItemList } from '../../hooks/use-item-list.js';
import { choicesIn, linesOf } from './choice-lines.js';

const mostFields = 20;
const kinds = ['TEXT', 'LONG_TEXT', 'NUMBER', 'EMAIL', 'PHONE', 'DATE', 'CHOICE'] as const satisfies FieldKind[];
const personal: ReadonlySet<FieldKind> = new Set<FieldKind>(['TEXT', 'EMAIL', 'PHONE']);

/** The fields of a form. Changes of one field are undone together. */
export function FieldsEditor({
  fields,
  onChange,
}: {
  fields: FormField[];
  onChange: (fields: FormField[], field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  const { listRef, replace, move, add, remove } = useItemList<HTMLDivElement, FormField>({
    items: fields,
    name: 'fields',
    onChange,
  });
  const fresh = (): FormField => {
    return { id: crypto.randomUUID(), kind: 'TEXT', label: {}, variable: null, isRequired: true, choices: [] };
  };
  return (
    <div ref={listRef} className="flex flex-col gap-3">
      {fields.map((field, index) => (
        <FieldEditor
          key={field.id}
          field={field}
          index={index}
          isLast={index === fields.length - 1}
          onChange={replace}
          onMove={(step) => move(index, step)}
          onRemove={() => remove(index)}
        />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={fields.length >= mostFields} onPress={() => add(fresh())}>
        {t('form.addField')}
      </SmallButton>
    </div>
  );
}

interface FieldEditorProps {
  field: FormField;
  index: number;
  isLast: boolean;
  onChange: (field: FormField) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function FieldEditor({ field, index, isLast, onChange, onMove, onRemove }: FieldEditorProps) {
  const t = useTranslations('flow-editor');
  const number = index + 1;
  return (
    <fieldset data-item={field.id} className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('form.field', { number })}</legend>
      <div className="flex justify-end gap-1">
        <SmallButton part="up" icon={ArrowUp} label={t('moveUp')} isDisabled={index === 0} onPress={() => onMove(-1)} />
        <SmallButton part="down" icon={ArrowDown} label={t('moveDown')} isDisabled={isLast} onPress={() => onMove(1)} />
        <SmallButton icon={Trash2} label={t('form.removeField', { number })} onPress={onRemove} />
      </div>
      <FlowTextField label={t('form.label')} value={field.label} onChange={(label) => onChange({ ...field, label })} />
      <SelectField
        label={t('form.kind')}
        value={field.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`form.kinds.${kind}`) }))}
        onChange={(picked) => onChange({ ...field, kind: kinds.find((kind) => kind === picked) ?? 'TEXT' })}
      />
      {field.kind === 'CHOICE' ? <ChoicesField field={field} onChange={onChange} /> : null}
      <VariableField
        label={t('question.variable')}
        type={field.kind === 'NUMBER' ? 'NUMBER' : field.kind === 'DATE' ? 'DATE' : 'TEXT'}
        isPersonalData={personal.has(field.kind)}
        value={field.variable}
        onChange={(variable) => onChange({ ...field, variable })}
      />
      <CheckField
        label={t('form.required')}
        isChecked={field.isRequired}
        onChange={(isRequired) => onChange({ ...field, isRequired })}
      />
    </fieldset>
  );
}

/** The choices of a field, one on each line. */
function ChoicesField({ field, onChange }: { field: FormField; onChange: (field: FormField) => void }) {
  const t = useTranslations('flow-editor');
  const locale = useTextLocale();
  const change = (lines: string): void =>
    onChange({ ...field, choices: choicesIn(lines, field.choices, { locale, newId: () => crypto.randomUUID() }) });
  return (
    <Labelled label={t('form.choices')} hint={t('form.choicesHint')}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          className={`${inputClass} field-sizing-content max-h-60 resize-none`}
          value={linesOf(field.choices, locale)}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Labelled>
  );
}
