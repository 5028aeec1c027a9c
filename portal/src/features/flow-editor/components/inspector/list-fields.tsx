'use client';
import type { ListFields } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { TextField } from './field-parts.js';

const nothing: ListFields = { label: '', detail: '', value: '', imageUrl: '' };

/** Which parts of the entries of a list are shown and stored. */
export function ListFieldsEditor({
  fields = nothing,
  hasPictures,
  onChange,
}: {
  fields: ListFields | undefined;
  hasPictures: boolean;
  onChange: (fields: ListFields, changed: keyof ListFields) => void;
}) {
  const t = useTranslations('flow-editor');
  const names = (['label', 'detail', 'value', 'imageUrl'] as const).filter(
    (name) => hasPictures || name !== 'imageUrl',
  );
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('listFields.title')}</legend>
      {names.map((name) => (
        <TextField
          key={name}
          label={t(`listFields.${name}`)}
          hint={t(`listFields.${name}Hint`)}
          maxLength={200}
          value={fields[name]}
          onChange={(path) => onChange({ ...fields, [name]: path.trim() }, name)}
        />
      ))}
    </fieldset>
  );
}
