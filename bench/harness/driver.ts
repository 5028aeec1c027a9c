/** The PostgreSQL driver of another package, so that the copy that the package uses is measured. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A statement with values; with a name, the connection prepares it once. */
export interface Prepared {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends a statement. */
type Query = (
  statement: string | Prepared,
  values?: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[] }>;

/** A connection, as far as it is used here. */
export interface Connection {
  readonly connect: () => Promise<unknown>;
  readonly query: Query;
  readonly end: () => Promise<void>;
}

/** Connections that are opened when they are needed. */
export interface ConnectionPool {
  readonly query: Query;
  readonly connect: () => Promise<{ readonly query: Query; readonly release: () => void }>;
}

/** Makes a connection that is not open yet. */
export interface Driver {
  new (options: { readonly connectionString: string }): Connection;
  readonly prototype: { query: (this: { readonly database: string }, ...args: unknown[]) => unknown };
}

interface Loaded {
  readonly Client: Driver;
  readonly Pool: new (options: { readonly connectionString: string; readonly max: number }) => ConnectionPool;
}

/** The driver that the package in this folder of the repository loads. */
export function driverOf(...folder: readonly string[]): Driver {
  return loaded(folder).Client;
}

/** A pool of the driver that persistence loads. */
export function poolOf(connectionString: string, max: number): ConnectionPool {
  const { Pool } = loaded(['packages', 'platform', 'persistence']);
  return new Pool({ connectionString, max });
}

function loaded(folder: readonly string[]): Loaded {
  return createRequire(join(root, ...folder, 'package.json'))('pg') as Loaded;
}
