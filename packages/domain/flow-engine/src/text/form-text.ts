import type { Awaiting, FieldValue, GivenFile } from '../model.js';

/** A form as it was sent: the fields that were filled in, each on a line with its label. */
export function formText(values: readonly FieldValue[], awaiting: Awaiting | null): string {
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
