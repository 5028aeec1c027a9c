import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/** A statement used this often is prepared. */
const usesBeforeNamed = 3;
/** Prepared statements of a process, each once per connection; the server keeps a plan of some kilobytes for each. */
const namedMax = 300;
/** Statements whose uses are counted; the oldest are forgotten. */
const countedMax = 2_000;
/** Longer texts, such as those with a thousand values, hardly return. */
const textMax = 20_000;
/** SQLSTATE of a prepared statement whose columns a migration has changed. */
const changedColumns = '0A000';

interface Use {
  count: number;
  name: string | null;
}

type Query = (...given: unknown[]) => Promise<QueryResult>;

/** Texts by how often they were used, the least recently used first. */
const uses = new Map<string, Use>();
let named = 0;

/**
 * Prepares the statements that a connection repeats: the server parses and plans each once. Statements without values are sent as they are,
 * because they may contain several. When a migration has changed the columns of a prepared statement, it is prepared anew under another name;
 * outside a transaction the caller does not notice, inside one the transaction fails with `isStalePlan` and can be retried.
 */
export function prepareStatements(client: PoolClient): void {
  const query = client.query.bind(client) as Query;
  let generation = 0;
  const prepared = async (text: string, values: unknown[], name: string): Promise<QueryResult> => {
    try {
      return await query({ name: `${name}_${generation}`, text, values } satisfies QueryConfig);
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      generation += 1;
      if (client.getTransactionStatus() !== 'I') throw error;
      return query({ name: `${name}_${generation}`, text, values } satisfies QueryConfig);
    }
  };
  client.query = ((...given: unknown[]) => {
    const [text, values] = given;
    const isPlain = given.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const name = isPlain ? nameOf(text) : null;
    return name === null ? query(...given) : prepared(text as string, values as unknown[], name);
  }) as PoolClient['query'];
}

/** True when a prepared statement no longer fits the table. */
export function isStalePlan(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return code === changedColumns && message.includes('cached plan');
}

/** The name under which a text is prepared; null while it has been used rarely. */
function nameOf(text: string): string | null {
  if (text.length > textMax) return null;
  const use = uses.get(text) ?? { count: 0, name: null };
  uses.delete(text);
  uses.set(text, use);
  use.count += 1;
  if (use.name === null && use.count >= usesBeforeNamed && named < namedMax) use.name = `s${(named += 1)}`;
  if (uses.size > countedMax) uses.delete(uses.keys().next().value ?? '');
  return use.name;
}
