import type { AlertMeasureInput, NotificationKind, ShownRuleFragment } from '../../../gql/graphql.js';

type Measure = NonNullable<ShownRuleFragment['measure']>;
export type MeasureField = Exclude<keyof Measure, '__typename'>;
export type MeasuredKind = Extract<NotificationKind, 'ERROR_RATE' | 'UNANSWERED' | 'SLOW' | 'NO_TRAFFIC'>;

/** The fields of a measure in the order of its form. */
export const measureFields = [
  ...(['threshold', 'windowMinutes', 'minimumSample', 'resolveBelow', 'repeatEveryMinutes'] as const),
] satisfies readonly MeasureField[];

/** Without conversations there is no figure to compare. */
export function fieldsOf(kind: MeasuredKind): readonly MeasureField[] {
  return measureFields.filter((field) => kind !== 'NO_TRAFFIC' || (field !== 'threshold' && field !== 'resolveBelow'));
}

/** What was typed, by field. */
export type TypedMeasure = Readonly<Record<MeasureField, string>>;

export function typedMeasure(measure: Measure): TypedMeasure {
  const typed = Object.fromEntries(measureFields.map((field) => [field, String(measure[field] ?? '')]));
  return typed as TypedMeasure;
}

/** What is sent. What is no number becomes -1, which every field refuses by its name; an empty repetition means once. */
export function measureInput(typed: TypedMeasure, kind: MeasuredKind): AlertMeasureInput {
  return Object.fromEntries(
    fieldsOf(kind).map((field) => {
      const text = typed[field].trim().replace(',', '.');
      if (text === '') return [field, field === 'repeatEveryMinutes' ? null : -1];
      const value = Number(text);
      const isDecimal = field === 'threshold' || field === 'resolveBelow';
      return [field, Number.isFinite(value) && (isDecimal || Number.isInteger(value)) ? value : -1];
    }),
  );
}
