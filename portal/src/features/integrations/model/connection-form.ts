import type { FormFieldFragment } from '../../../gql/graphql.js';

/** A field of a connector. */
export type FormField = FormFieldFragment;

/** Values by the names of fields. */
export type FieldValues = Readonly<Record<string, string>>;

/** Values that forms begin with: those of a connection, or the first choice of every choice. */
export function initialValues(
  fields: readonly FormField[],
  settings: readonly { name: string; value: string }[] = [],
): FieldValues {
  const known = new Map(settings.map(({ name, value }) => [name, value]));
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      known.get(field.name) ?? (field.isRequired ? (field.choices[0]?.value ?? '') : ''),
    ]),
  );
}

/** Required fields without a value. A secret that is stored already may stay empty. */
export function missingFields(
  fields: readonly FormField[],
  values: FieldValues,
  { isStored = false }: { isStored?: boolean } = {},
): readonly string[] {
  return fields
    .filter(
      ({ name, isRequired, isSecret }) => isRequired && !(isStored && isSecret) && (values[name] ?? '').trim() === '',
    )
    .map(({ name }) => name);
}

/** What to send for a new connection: every value that is filled in. */
export function newFields(fields: readonly FormField[], values: FieldValues): { name: string; value: string }[] {
  return fields.map(({ name }) => ({ name, value: (values[name] ?? '').trim() })).filter(({ value }) => value !== '');
}

/** What to send for a stored connection: what differs. A secret that is left empty stays. */
export function changedFields(
  fields: readonly FormField[],
  { before, after }: { before: FieldValues; after: FieldValues },
): { name: string; value: string }[] {
  return fields
    .map(({ name, isSecret }) => ({ name, isSecret, value: (after[name] ?? '').trim() }))
    .filter(({ name, isSecret, value }) => (isSecret ? value !== '' : value !== (before[name] ?? '')))
    .map(({ name, value }) => ({ name, value }));
}

/** The control of an input path of a connection; `sent` are the fields in the order in which they were sent. */
export function controlOf(path: readonly string[], sent: readonly { name: string }[]): string | null {
  const [, part, key] = path;
  if (part === 'name' || part === 'botIds') return part;
  if (part !== 'fields' || key === undefined) return null;
  return `field ${/^\d+$/u.test(key) ? (sent[Number(key)]?.name ?? key) : key}`;
}

/** Which bots may use a connection: every one, or those chosen. */
export type BotLimit = { isLimited: boolean; botIds: readonly string[] };

/** True while a limit is chosen that names no bot. */
export function lacksBots({ isLimited, botIds }: BotLimit): boolean {
  return isLimited && botIds.length === 0;
}

/** What to send for a limit; empty means every bot. */
export function botIdsOf({ isLimited, botIds }: BotLimit): string[] {
  return isLimited ? [...botIds] : [];
}
