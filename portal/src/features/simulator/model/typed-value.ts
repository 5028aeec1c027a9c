import type { VariableValue } from '@tertulia/flow-engine';

/** A typed text as a value of the kind that the variable has now; empty for none, and a text where it is of no other kind. */
export function valueOf(typed: string, before: unknown): VariableValue {
  const text = typed.trim();
  if (text === '') return null;
  if (typeof before === 'string' || before === undefined || before === null) return text;
  try {
    const value = JSON.parse(text) as VariableValue;
    return typeof value === typeof before ? value : text;
  } catch {
    return text;
  }
}
