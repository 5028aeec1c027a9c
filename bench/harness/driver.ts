/** The PostgreSQL driver of another package, so that the copy that the package uses is measured. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A connection, as far as it is used here. */
export interface Connection {
  readonly connect: () => Promise<unknown>;
  readonly query: (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;
  readonly end: () => Promise<void>;
}

/** Makes a connection that is not open yet. */
export interface Driver {
  new (options: { readonly connectionString: string }): Connection;
  readonly prototype: { query: (this: { readonly database: string }, ...args: unknown[]) => unknown };
}

/** The driver that the package in this folder of the repository loads. */
export function driverOf(...folder: readonly string[]): Driver {
  const load = createRequire(join(root, ...folder, 'package.json'));
  const { Client } = load('pg') as { Client: Driver };
  return Client;
}
