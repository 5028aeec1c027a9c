'use client';
import type { FlowText } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { Field, Textarea } from '../../../../ui/index.js';
import { useDefinition } from '../../hooks/use-builder.js';

/** A text of the bot in each of its languages. */
export function BotTextFields({
  labelOf,
  hint,
  value,
  placeholderOf,
  onChange,
}: {
  /** The label in a language; `language` is null for a bot with one language. */
  labelOf: (language: string | null) => string;
  hint?: string | undefined;
  value: FlowText;
  placeholderOf?: (locale: 'es' | 'en') => string;
  onChange: (text: FlowText) => void;
}) {
  const t = useTranslations('bots.voice');
  const { locales } = useDefinition();
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {locales.map((locale) => (
        <Field key={locale} label={labelOf(locales.length > 1 ? t(locale).toLowerCase() : null)} hint={hint}>
          <Textarea
            rows={2}
            maxLength={4096}
            lang={locale}
            placeholder={placeholderOf?.(locale)}
            value={value[locale] ?? ''}
            onChange={({ target }) => onChange({ ...value, [locale]: target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
