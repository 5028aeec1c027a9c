import type { Awaiting, FieldValue, GivenFile } from '../model.js';

/** A form as it was sent: the fields that were filled in, each on a line with its label. The event of a page is its title with the value. */
export function formText(values: readonly FieldValue[], awaiting: Awaiting | null): string {
  const posted = postedValue(values, awaiting);
  if (posted !== null) return `${awaiting?.event?.label ?? ''}: ${posted}`;
  const entered = new Map(values.map(({ fieldId, value }) => [fieldId, value]));
  const lines = (awaiting?.form?.fields ?? []).flatMap(({ id, label, choices }) => {
    const value = entered.get(id) ?? '';
    const shown = choices.find((choice) => choice.id === value)?.label ?? value;
    return shown === '' ? [] : [`${label}: ${shown}`];
  });
  return lines.join('\n') || '…';
}

/** Files as they were sent: their names. */
export function fileNames(files: readonly Pick<GivenFile, 'name'>[]): string {
  return files.map(({ name }) => name).join(', ');
}

/** The longest value of an event that a page posts, in characters. */
export const longestPosted = 1_000;

/** The value of the event that a page has posted, where that is what was sent; else null. */
export function postedValue(values: readonly FieldValue[], awaiting: Awaiting | null): string | null {
  const [only] = values;
  const isPosted = values.length === 1 && only !== undefined && only.fieldId === awaiting?.event?.name;
  return isPosted && only.value.length <= longestPosted ? only.value : null;
}
