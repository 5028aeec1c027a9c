/** An input that the server refused. */
export type Refusal = { field?: readonly string[] | null; message: string };

/** The errors of a form: messages by the name of its control, and one for the whole form. */
export type FormProblems = { fields: Readonly<Record<string, string>>; whole: string | null };

/** The control that shows the error of an input path; null for an error of the whole form. */
export type ControlOf = (path: readonly string[]) => string | null;

/** Finds the control by the last part of an input path, for forms whose controls are named like the inputs. */
export function lastPartAmong(names: readonly string[]): ControlOf {
  return (path) => names.find((name) => name === path.at(-1)) ?? null;
}

/** Sorts refusals into those of controls and the first of the whole form. */
export function problemsOf(refusals: readonly Refusal[], controlOf: ControlOf): FormProblems {
  const fields: Record<string, string> = {};
  let whole: string | null = null;
  for (const { field, message } of refusals) {
    const name = controlOf(field ?? []);
    if (name === null) whole ??= message;
    else fields[name] ??= message;
  }
  return { fields, whole };
}
