/** What is wrong with the values of a form, by the name of the control. */
export type FieldProblems<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A check for each control: returns what is wrong with its value, null if nothing is. */
export type FieldChecks<Name extends string> = Readonly<Record<Name, (value: string) => string | null>>;

/** Runs every check. */
export function checkAll<Name extends string>(
  values: Readonly<Record<Name, string>>,
  checks: FieldChecks<Name>,
): FieldProblems<Name> {
  const names = Object.keys(checks) as Name[];
  const found = names.map((name) => [name, checks[name](values[name])] as const);
  return Object.fromEntries(found.filter(([, problem]) => problem !== null)) as FieldProblems<Name>;
}

/** The problems after the value of one control has changed: its own is judged again, the others stay. */
export function checkAgain<Name extends string>(
  before: FieldProblems<Name>,
  checks: FieldChecks<Name>,
  changed: { name: Name; value: string },
): FieldProblems<Name> {
  const { [changed.name]: _, ...others } = before;
  const problem = checks[changed.name](changed.value);
  return { ...others, ...(problem === null ? {} : { [changed.name]: problem }) } as FieldProblems<Name>;
}
