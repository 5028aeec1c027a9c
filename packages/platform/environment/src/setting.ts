import type { z } from 'zod';

/** One setting, declared once for reading, passing on and documentation. */
export interface Setting<Value = unknown> {
  /** Its name in the environment, such as `PUBLIC_URL`. */
  readonly variable: string;
  /** What it is and what is expected. */
  readonly meaning: string;
  /** Never logged, and never written into a shared file. */
  readonly isSecret: boolean;
  /** Required: there is no default. */
  readonly isRequired: boolean;
  readonly schema: z.ZodType<Value>;
}

/** Settings by the names that the code uses. */
export type Settings = Readonly<Record<string, Setting>>;

/** The values that are read, by the same names. */
export type ValuesOf<Declared extends Settings> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Setting<infer Value> ? Value : never;
};

/** A setting that is not secret. It is required unless its schema has a default. */
export function setting<Value>(variable: string, meaning: string, schema: z.ZodType<Value>): Setting<Value> {
  return { variable, meaning, schema, isSecret: false, isRequired: !schema.safeParse(undefined).success };
}

/** A secret, or an address that contains a password. */
export function secret<Value>(variable: string, meaning: string, schema: z.ZodType<Value>): Setting<Value> {
  return { ...setting(variable, meaning, schema), isSecret: true };
}
