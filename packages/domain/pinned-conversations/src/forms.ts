import type { Awaiting, BotDefinition, FieldValue, Locale, ShownField } from '@tertulia/flow-engine';
import { exampleEmail, exampleName, examplePhone } from './examples.js';

/** What was entered in a form, from the lines in which the transcript has it; null where the lines are of no such form. */
export function formIn(text: string, { form, event }: Awaiting): FieldValue[] | null {
  if (event !== undefined)
    return text.startsWith(`${event.label}: `)
      ? [{ fieldId: event.name, value: text.slice(event.label.length + 2) }]
      : null;
  const values: FieldValue[] = [];
  for (const line of text.split('\n')) {
    const field = form?.fields.find(({ label }) => line.startsWith(`${label}: `));
    const last = values.at(-1);
    if (field !== undefined)
      values.push({ fieldId: field.id, value: enteredIn(field, line.slice(field.label.length + 2)) });
    // A line of a text of several lines.
    else if (last !== undefined) last.value += `\n${line}`;
    else return null;
  }
  return values;
}

function enteredIn({ choices }: ShownField, shown: string): string {
  return choices.find(({ label }) => label === shown)?.id ?? shown;
}

/** A form in which whatever may be personal is replaced by what belongs to nobody. */
export function maskedForm(
  values: readonly FieldValue[],
  { form, event }: Awaiting,
  { definition, locale }: { definition: BotDefinition; locale: Locale },
): FieldValue[] {
  const fields = new Map(form?.fields.map((field) => [field.id, field]));
  // What a page posts may be anything.
  if (event !== undefined) return values.map(({ fieldId }) => ({ fieldId, value: exampleName(locale) }));
  return values.map(({ fieldId, value }) => {
    const field = fields.get(fieldId);
    const isKept = value === '' || field === undefined || isHarmless(field);
    return { fieldId, value: isKept ? value : exampleFor(field, definition, locale) };
  });
}

/** A form that is filled in as somebody would who does not exist; empty ones where only what must be given is. */
export function typicalForm({ form }: Awaiting, definition: BotDefinition, locale: Locale): FieldValue[] {
  return (form?.fields ?? []).map((field) => ({
    fieldId: field.id,
    value: field.choices[0]?.id ?? exampleFor(field, definition, locale),
  }));
}

function isHarmless({ kind, autocomplete }: ShownField): boolean {
  return kind === 'CHOICE' || kind === 'DATE' || kind === 'NUMBER' || places.has(autocomplete);
}

/** Parts of an address that many people share. */
const places = new Set(['address-level1', 'address-level2', 'postal-code', 'country-name']);

const street = { es: 'Calle 1', en: '1 Main Street' };
const day = { es: 'mañana', en: 'tomorrow' };

function exampleFor({ kind, autocomplete, value }: ShownField, definition: BotDefinition, locale: Locale): string {
  if (kind === 'EMAIL') return exampleEmail;
  if (kind === 'PHONE') return examplePhone(definition);
  if (kind === 'NUMBER') return '2';
  if (kind === 'DATE') return day[locale];
  if (autocomplete === 'street-address') return street[locale];
  return autocomplete === 'country-name' ? value : exampleName(locale);
}
