import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { PoolClient, QueryResult } from 'pg';
import { bindStatement } from './bind-statement.js';

type Query = (...given: unknown[]) => Promise<QueryResult>;

/** A transaction's statements that wait for the next one. */
interface Held {
  /** True while not even its `begin` was sent. */
  isUnbegun: boolean;
  readonly sends: (() => Promise<QueryResult>)[];
}

/** The socket of a connection. */
interface WithStream {
  readonly connection?: { readonly stream?: { readonly cork?: () => void; readonly uncork?: () => void } };
}

/** What the caller of a held statement receives. */
const unsent: QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/** Values of statements whose result nobody waits for. */
const valuesToHold = new WeakSet<object>();

/**
 * Executes a write whose result nobody needs, together with the transaction's next statement, at the latest with its commit: a round trip
 * less. If it fails, that next statement or the commit throws its error. Statements keep their order.
 * @throws Error outside of a transaction
 */
export async function executeWithNext(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<void> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (transaction === undefined) throw new Error('Only statements of a transaction can wait for the next one');
  const { text, values } = bindStatement(em.getPlatform(), sql, parameters);
  em.config.getLogger().logQuery({ query: text, params: values, level: 'info' });
  valuesToHold.add(values);
  await transaction.executeQuery(CompiledQuery.raw(text, values as unknown[]));
}

/**
 * Saves round trips of a pool's connections: a transaction's `begin` waits for its first statement, and statements of `executeWithNext` for
 * the one after them; then all are sent in one write. The connections must send without waiting for earlier results (`pipeline`).
 */
export class HeldStatements {
  readonly #held = new WeakMap<PoolClient, Held>();

  /** Holds statements of this connection from now on. */
  holdOn(client: PoolClient): void {
    const query = client.query.bind(client) as Query;
    const held: Held = { isUnbegun: false, sends: [] };
    this.#held.set(client, held);
    client.query = ((...given: unknown[]) => {
      const [text, values] = given;
      const send = async (): Promise<QueryResult> => query(...given);
      if (text === 'begin') {
        held.isUnbegun = true;
        held.sends.push(send);
        return Promise.resolve(unsent);
      }
      if (Array.isArray(values) && valuesToHold.has(values)) {
        held.sends.push(send);
        return Promise.resolve(unsent);
      }
      if (held.sends.length === 0) return query(...given);
      const { isUnbegun } = held;
      held.isUnbegun = false;
      const waiting = held.sends.splice(0);
      if (text === 'rollback') return isUnbegun ? Promise.resolve(unsent) : query(...given);
      if (text === 'commit' && isUnbegun && waiting.length === 1) return Promise.resolve(unsent);
      return together(client, [...waiting, send]);
    }) as PoolClient['query'];
  }

  /** Drops what a connection holds whose transaction was never finished. */
  forget(client: PoolClient): void {
    const held = this.#held.get(client);
    if (held === undefined) return;
    held.isUnbegun = false;
    held.sends.length = 0;
  }
}

/** Sends all in one write; resolves with the last result when there is every result, and rejects with the first error. */
async function together(client: PoolClient, sends: Held['sends']): Promise<QueryResult> {
  const stream = (client as WithStream).connection?.stream;
  stream?.cork?.();
  const sent = sends.map(async (send) => send());
  stream?.uncork?.();
  const outcomes = await Promise.allSettled(sent);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason as Error;
  const last = outcomes.at(-1);
  return last?.status === 'fulfilled' ? last.value : unsent;
}
