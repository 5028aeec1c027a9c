/** The fields of a form that differ from the saved values: only these are sent. */
export function changedFields<Values extends Record<string, unknown>>(kept: Values, wanted: Values): Partial<Values> {
  const entries = Object.entries(wanted).filter(([name, value]) => value !== kept[name]);
  // The entries come from `wanted`, so their names and values are its own.
  return Object.fromEntries(entries) as Partial<Values>;
}
