import type { EntityManager } from '@mikro-orm/postgresql';

/** Holds a text against every other transaction that holds the same one, until this transaction ends. */
export async function lockText(em: EntityManager, text: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [text]);
}
