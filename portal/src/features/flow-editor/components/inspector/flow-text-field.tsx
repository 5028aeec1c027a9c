'use client';
import type { FlowText } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { useTextLocale } from '../../hooks/use-editor.js';
import { textIn } from '../../model/exits.js';
import { Labelled } from './field-parts.js';
import { TemplateInput } from './template-input.js';

/**
 * A text for visitors in the language chosen above the form; while it is empty, the other language is the placeholder.
 */
export function FlowTextField({
  label,
  value,
  onChange,
  rows = 1,
  hint,
  placeholder,
}: {
  label: string;
  value: FlowText;
  onChange: (value: FlowText) => void;
  rows?: number;
  hint?: string;
  placeholder?: string;
}) {
  const t = useTranslations('flow-editor');
  const locale = useTextLocale();
  const other = textIn(value, locale);
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <TemplateInput
          {...ids}
          rows={rows}
          maxLength={4096}
          placeholder={other === '' ? placeholder : t('text.other', { text: other.slice(0, 60) })}
          value={value[locale] ?? ''}
          onChange={(text) => onChange({ ...value, [locale]: text })}
        />
      )}
    </Labelled>
  );
}

/** A text without translations that the engine evaluates, such as a value. */
export function TemplateField({
  label,
  value,
  onChange,
  hint,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  placeholder?: string;
}) {
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => <TemplateInput {...ids} value={value} onChange={onChange} placeholder={placeholder} maxLength={4096} />}
    </Labelled>
  );
}
