import { EnvironmentError, type SettingProblem } from './environment-error.js';
import type { Setting, Settings, ValuesOf } from './setting.js';

/** Where settings come from: usually `process.env`. */
export type SettingsSource = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings once, by their names in the environment. Empty text counts as missing, so that defaults apply.
 * @returns a frozen value for each; undeclared variables are ignored.
 * @throws EnvironmentError that lists every variable to correct
 */
export function readSettings<Declared extends Settings>(
  declared: Declared,
  source: SettingsSource,
): ValuesOf<Declared> {
  const textOf = ({ variable }: Setting): string | undefined => {
    const text = source[variable];
    return text === undefined || text.trim() === '' ? undefined : text;
  };
  return take(declared, (_, one) => textOf(one));
}

/**
 * The same settings, passed under the names that the code uses. Others are ignored.
 * @throws EnvironmentError that lists every variable to correct
 */
export function takeSettings<Declared extends Settings>(
  declared: Declared,
  given: Readonly<Record<string, unknown>>,
): ValuesOf<Declared> {
  return take(declared, (name) => given[name]);
}

function take<Declared extends Settings>(
  declared: Declared,
  valueOf: (name: string, one: Setting) => unknown,
): ValuesOf<Declared> {
  const problems: SettingProblem[] = [];
  const values = Object.entries(declared).map(([name, one]) => {
    const given = valueOf(name, one);
    const read = one.schema.safeParse(given);
    if (!read.success) {
      problems.push({ variable: one.variable, isMissing: given === undefined, expected: one.meaning });
    }
    return [name, read.data] as const;
  });
  if (problems.length === 0) return Object.freeze(Object.fromEntries(values)) as ValuesOf<Declared>;
  throw new EnvironmentError(problems.toSorted((a, b) => a.variable.localeCompare(b.variable)));
}
