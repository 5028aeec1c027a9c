/** A form of the bot of the browser tests. */

/** A form as the widget receives it. */
export interface Form {
  readonly submit: string;
  readonly fields: readonly Field[];
}

interface Field {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly autocomplete: string;
  readonly value: string;
  readonly error: string | null;
}

/** What was entered in a field. */
export interface FieldValue {
  readonly fieldId: string;
  readonly value: string;
}

const plain = { isRequired: true, choices: [], autocomplete: '', value: '', error: null };
const sizes = [
  { id: 's', label: 'Chica' },
  { id: 'l', label: 'Grande' },
];
const fields: readonly Field[] = [
  { ...plain, id: 'name', kind: 'TEXT', label: 'Nombre', autocomplete: 'name' },
  { ...plain, id: 'mail', kind: 'EMAIL', label: 'Correo', autocomplete: 'email' },
  { ...plain, id: 'day', kind: 'DATE', label: 'Día', isRequired: false },
  { ...plain, id: 'size', kind: 'CHOICE', label: 'Talla', isRequired: false, choices: sizes },
  { ...plain, id: 'note', kind: 'LONG_TEXT', label: 'Nota', isRequired: false },
];

/** The form; with what was entered and refused before. */
export function contact(entered: readonly FieldValue[] = []): Form {
  const values = new Map(entered.map(({ fieldId, value }) => [fieldId, value]));
  const shown = fields.map((field): Field => {
    const error = field.id === 'mail' && entered.length > 0 ? '¿Quieres decir «ana@gmail.com»?' : null;
    return { ...field, value: values.get(field.id) ?? '', error };
  });
  return { submit: 'Enviar datos', fields: shown };
}

/** The form in the log: a line for each field that was filled in. */
export function wordsOfForm(entered: readonly FieldValue[]): string {
  const values = new Map(entered.map(({ fieldId, value }) => [fieldId, value]));
  return fields
    .flatMap(({ id, label, choices }) => {
      const value = values.get(id) ?? '';
      return value === '' ? [] : [`${label}: ${choices.find((choice) => choice.id === value)?.label ?? value}`];
    })
    .join('\n');
}

/** A day that can be chosen. */
export interface OpenDay {
  readonly date: string;
  readonly hours: readonly { readonly opens: string; readonly closes: string }[];
}

const workday = [
  { opens: '09:00', closes: '14:00' },
  { opens: '16:00', closes: '19:00' },
];
const daysFrom = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10));

/** Two weeks without Sundays, and a day on which any time will do. */
export const openDays: readonly OpenDay[] = [
  ...daysFrom('2026-11-26', 14)
    .filter((date) => new Date(date).getUTCDay() !== 0)
    .map((date) => ({ date, hours: workday })),
  { date: '2026-12-10', hours: [] },
];
