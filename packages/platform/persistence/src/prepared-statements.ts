import { LRUCache } from 'lru-cache';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/** A statement that a pool has used this often is prepared. */
const usesBeforePrepared = 3;
/** Prepared statements of a connection; the server keeps a plan of some kilobytes for each. */
const preparedMax = 200;
/** Statements whose uses are counted; the least recently used are forgotten. */
const countedMax = 1_000;
/** Longer texts, such as those with a thousand rows, hardly return. */
const textMax = 20_000;
/** SQLSTATE of a prepared statement whose columns a migration has changed. */
const changedColumns = '0A000';
/** SQLSTATE of a prepared statement that the connection no longer has. */
const unknownStatement = '26000';

/** SQLSTATE of a session that an administrator, a crash or a shutdown ends. */
const endedStates = new Set(['57P01', '57P02', '57P03']);

type Query = (...given: unknown[]) => Promise<QueryResult>;

interface Connection {
  /** Names of prepared statements by text. */
  readonly names: LRUCache<string, string>;
  /** Names that are no longer used but may still be prepared on the server. */
  unused: string[];
  /** True when the session was reset by others, or the server has ended it. */
  isLost: boolean;
}

/** The texts that `pg` believes to be prepared on a connection. */
interface WithParsed {
  readonly connection?: { readonly parsedStatements?: Record<string, string> };
}

/**
 * Prepares the statements that the connections of a pool repeat: the server parses and plans each once a connection. Statements without
 * values are sent as they are, because they may contain several. When a migration has changed the columns of a prepared statement, it is
 * sent again without a name and prepared anew at its next use; inside a transaction, which is aborted by then, the error is thrown and the
 * work can be retried (`isStalePlan`).
 */
export class PreparedStatements {
  readonly #uses = new LRUCache<string, number>({ max: countedMax });
  readonly #connections = new WeakMap<PoolClient, Connection>();

  /** Prepares what repeats on this connection from now on. */
  prepareOn(client: PoolClient): void {
    const connection: Connection = {
      names: new LRUCache({ max: preparedMax, dispose: (name) => connection.unused.push(name) }),
      unused: [],
      isLost: false,
    };
    this.#connections.set(client, connection);
    const query = client.query.bind(client) as Query;
    let last = 0;
    const prepared = async (text: string, values: unknown[]): Promise<QueryResult> => {
      const name = connection.names.get(text) ?? `s${(last += 1)}`;
      connection.names.set(text, name);
      try {
        return await query({ name, text, values } satisfies QueryConfig);
      } catch (error) {
        if (!hasOldColumns(error)) throw error;
        connection.names.delete(text);
        if (client.getTransactionStatus() !== 'I') throw error;
        return query(text, values);
      }
    };
    client.query = ((...given: unknown[]) => {
      const [text, values] = given;
      const isPlain = given.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0;
      const isPrepared = isPlain && (connection.names.has(text) || this.#isRepeated(text));
      const answer = isPrepared ? prepared(text, values) : query(...given);
      if (answer instanceof Promise) answer.catch((error: unknown) => (connection.isLost ||= losesSession(error)));
      return answer;
    }) as PoolClient['query'];
  }

  /**
   * True when the session was reset behind our back (`discard all`), and its tenancy scope is lost as well, or when the server has ended it and
   * its socket is only about to close. It must not be used again.
   */
  isLost(client: PoolClient): boolean {
    return this.#connections.get(client)?.isLost === true;
  }

  /** Drops from the server what the connection has not used for long. Never inside a transaction, which may be aborted. */
  async dropUnused(client: PoolClient): Promise<void> {
    const connection = this.#connections.get(client);
    if (connection === undefined || connection.unused.length === 0) return;
    const names = connection.unused;
    connection.unused = [];
    const parsed = (client as WithParsed).connection?.parsedStatements ?? {};
    const known = names.filter((name) => name in parsed);
    for (const name of known) delete parsed[name];
    if (known.length > 0) await client.query(known.map((name) => `deallocate ${name}`).join(';'));
  }

  #isRepeated(text: string): boolean {
    if (text.length > textMax) return false;
    const count = (this.#uses.get(text) ?? 0) + 1;
    this.#uses.set(text, count);
    return count >= usesBeforePrepared;
  }
}

/** True when work must be done again because of a prepared statement: its columns have changed, or its connection has lost it. */
export function isStalePlan(error: unknown): boolean {
  return hasOldColumns(error) || isUnknownStatement(error);
}

function losesSession(error: unknown): boolean {
  return isUnknownStatement(error) || endedStates.has(String((error as { code?: unknown }).code));
}

function isUnknownStatement(error: unknown): boolean {
  return (error as { code?: unknown }).code === unknownStatement;
}

function hasOldColumns(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return code === changedColumns && message.includes('cached plan');
}
