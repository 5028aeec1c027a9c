import type { z } from 'zod';

/** Where settings come from: usually `process.env`. */
export type SettingsSource = Readonly<Record<string, string | undefined>>;

/** One setting that is missing or wrong. Its value is never repeated: it may be a secret. */
export interface SettingProblem {
  readonly variable: string;
  readonly isMissing: boolean;
  /** What is expected: the schema's description, else the reason given by the check. */
  readonly expected: string;
}

/** Thrown with everything that is wrong at once. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map((problem) => {
      const state = problem.isMissing ? 'falta / is missing' : 'no es válida / is not valid';
      return `  ${problem.variable}: ${state}; ${problem.expected}`;
    });
    super(`Configuración incompleta / Settings to correct:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Reads settings once. Empty text counts as missing, so defaults of the schema apply to it.
 * @returns a frozen value of the schema's type; settings that the schema does not name are left out.
 * @throws EnvironmentError that names every variable to correct.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  source: SettingsSource,
): Readonly<z.infer<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  throw new EnvironmentError(problemsOf(result.error.issues, schema.shape, given));
}

function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  shape: z.ZodRawShape,
  given: SettingsSource,
): SettingProblem[] {
  const byVariable = new Map<string, SettingProblem>();
  for (const issue of issues) {
    const variable = String(issue.path[0] ?? 'settings');
    if (byVariable.has(variable)) continue;
    byVariable.set(variable, {
      variable,
      isMissing: isMissing(variable, shape, given),
      expected: expectedOf(shape[variable], issue),
    });
  }
  return [...byVariable.values()].toSorted((a, b) => a.variable.localeCompare(b.variable));
}

function isMissing(variable: string, shape: z.ZodRawShape, given: SettingsSource): boolean {
  return Object.hasOwn(shape, variable) && !Object.hasOwn(given, variable);
}

function expectedOf(setting: z.core.$ZodType | undefined, issue: z.core.$ZodIssue): string {
  const description = setting === undefined ? undefined : (setting as z.ZodType).description;
  return description ?? issue.message;
}
