import type { z } from 'zod';

/** One setting, declared once for everybody: who reads it, who hands it on, who explains it. */
export interface Setting<Value = unknown> {
  /** Its name in the environment, such as `PUBLIC_URL`. */
  readonly variable: string;
  /** What it is and what is expected. */
  readonly meaning: string;
  /** Never logged, and never written into a file that is shared. */
  readonly isSecret: boolean;
  /** Without it nothing starts: there is no default. */
  readonly isRequired: boolean;
  readonly schema: z.ZodType<Value>;
}

/** Settings by the name under which the code knows them. */
export type Settings = Readonly<Record<string, Setting>>;

/** What is read: each value by the same name. */
export type ValuesOf<Declared extends Settings> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Setting<infer Value> ? Value : never;
};

/** A setting that may be seen. It is required unless its schema has a default. */
export function setting<Value>(variable: string, meaning: string, schema: z.ZodType<Value>): Setting<Value> {
  return { variable, meaning, schema, isSecret: false, isRequired: !schema.safeParse(undefined).success };
}

/** A setting that nobody may see: a secret, or an address with a password in it. */
export function secret<Value>(variable: string, meaning: string, schema: z.ZodType<Value>): Setting<Value> {
  return { ...setting(variable, meaning, schema), isSecret: true };
}
