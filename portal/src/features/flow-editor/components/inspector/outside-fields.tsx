'use client';
import type { ResponseMapping } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { neighbourOf, useListFocus } from '../../hooks/use-list-focus.js';
import { CheckField, ListPart, NumberField, TextField } from './field-parts.js';
import { SmallButton } from './small-button.js';
import { VariableField } from './variable-field.js';

/** Whether the flow waits for the work, and for how long. */
export function WaitingFields({
  isBackground,
  seconds,
  onChange,
}: {
  isBackground: boolean;
  seconds: number;
  onChange: (patch: { isBackground?: boolean; timeoutSeconds?: number }, field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <CheckField
        label={t('outside.isBackground')}
        hint={t('outside.isBackgroundHint')}
        isChecked={isBackground}
        onChange={(next) => onChange({ isBackground: next }, 'isBackground')}
      />
      {isBackground ? null : (
        <NumberField
          label={t('outside.seconds')}
          hint={t('outside.secondsHint')}
          min={1}
          max={60}
          step={1}
          value={seconds}
          onChange={(next) => onChange({ timeoutSeconds: whole(next, { min: 1, max: 60 }) }, 'timeoutSeconds')}
        />
      )}
    </>
  );
}

/** A whole number inside its limits, whatever was typed. */
export function whole(value: number | null, { min, max }: { min: number; max: number }): number {
  return Math.min(Math.max(Math.round(value ?? min), min), max);
}

/** A list of named parts that can be added, changed and removed. */
export function PartList<T extends { id: string }>({
  parts,
  title,
  nameOf,
  add,
  onChange,
  children,
}: {
  parts: readonly T[];
  title: string;
  /** What a part is called, by its place from 1: several parts have the same fields. */
  nameOf: (number: number) => string;
  add: { label: string; make: () => T };
  onChange: (parts: T[], field: string) => void;
  children: (part: T, edit: { index: number; replace: (part: T) => void; remove: () => void }) => ReactNode;
}) {
  const { listRef, focusNext } = useListFocus<HTMLFieldSetElement>();
  const append = (): void => {
    const part = add.make();
    focusNext(part.id);
    onChange([...parts, part], `add.${part.id}`);
  };
  const remove = (index: number): void => {
    focusNext(neighbourOf(parts, index)?.id ?? 'add');
    onChange(
      parts.filter((_, at) => at !== index),
      `remove.${crypto.randomUUID()}`,
    );
  };
  const replace = (part: T): void =>
    onChange(
      parts.map((each) => (each.id === part.id ? part : each)),
      part.id,
    );
  return (
    <fieldset ref={listRef} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-xs font-semibold">{title}</legend>
      {parts.map((part, index) => (
        <ListPart key={part.id} id={part.id} name={nameOf(index + 1)}>
          {children(part, { index, replace, remove: () => remove(index) })}
        </ListPart>
      ))}
      <SmallButton icon={Plus} item="add" onPress={append}>
        {add.label}
      </SmallButton>
    </fieldset>
  );
}

/** Which values of the response go into which variables. */
export function MappingFields({
  mappings,
  onChange,
}: {
  mappings: ResponseMapping[];
  onChange: (mappings: ResponseMapping[], field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  return (
    <PartList
      parts={mappings}
      title={t('outside.mappings')}
      nameOf={(number) => t('outside.path', { number })}
      add={{ label: t('outside.addMapping'), make: () => ({ id: crypto.randomUUID(), path: '$', variable: '' }) }}
      onChange={(next, field) => onChange(next, `mappings.${field}`)}
    >
      {(mapping, { index, replace, remove }) => (
        <>
          <div className="flex items-end gap-1">
            <div className="min-w-0 grow">
              <TextField
                label={t('outside.path', { number: index + 1 })}
                value={mapping.path}
                maxLength={500}
                onChange={(path) => replace({ ...mapping, path })}
              />
            </div>
            <SmallButton icon={Trash2} label={t('outside.removeMapping', { number: index + 1 })} onPress={remove} />
          </div>
          <VariableField
            label={t('outside.saveIn')}
            value={mapping.variable === '' ? null : mapping.variable}
            onChange={(name) => replace({ ...mapping, variable: name ?? '' })}
          />
        </>
      )}
    </PartList>
  );
}
