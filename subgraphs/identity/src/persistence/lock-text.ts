import type { EntityManager } from '@mikro-orm/postgresql';

/** Takes a lock on a text that lasts until the transaction ends. */
export async function lockText(em: EntityManager, text: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [text]);
}
