import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { MissedText, MissStore } from '../application/miss-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Miss } from '../domain/miss.js';
import { dateFrom, parameterOf, places, rowsOf } from './columns.js';

type Bot = Parameters<MissStore['list']>[0];

const listSql = `select text_id as "textId", count(*)::int as count, max(at) as at,
    (sum(count(*)) over ())::int as total,
    (array_agg(text order by at desc, id))[1] as text,
    (array_agg(kind order by at desc, id))[1] as kind,
    (array_agg(block_id order by at desc, id))[1] as "blockId",
    (array_agg(locale order by at desc, id))[1] as locale,
    (array_agg(conversation_id order by at desc, id))[1] as "conversationId"
  from miss m
  where organization_id = ? and bot_id = ? and at >= ? and not exists (
    select 1 from ignored_miss i where i.organization_id = m.organization_id and i.bot_id = m.bot_id
      and i.text_id = m.text_id
  )
  group by text_id order by count desc, at desc, text_id limit ?`;

const columns = 'id, organization_id, bot_id, conversation_id, block_id, kind, text, text_id, locale, at';

/** Misses on PostgreSQL. */
export class PostgresMissStore implements MissStore {
  readonly #em: EntityManager;
  readonly #newId: () => string;

  constructor(em: EntityManager, newId: () => string) {
    this.#em = em;
    this.#newId = newId;
  }

  async add(
    { id, organizationId, botId }: Pick<Conversation, 'id' | 'organizationId' | 'botId'>,
    misses: readonly Miss[],
  ): Promise<void> {
    const rows = misses.map(({ blockId, kind, text, textId, locale, at }) => {
      return [this.#newId(), organizationId, botId, id, blockId, kind, text, textId, locale, at];
    });
    const sql = `insert into miss (${columns}) values ${places(rows.length, 10)}`;
    await executeWithNext(this.#em, sql, rows.flat().map(parameterOf));
  }

  async list(
    { organizationId, botId }: Bot,
    { since, limit }: { since: Date; limit: number },
  ): Promise<{ texts: MissedText[]; count: number }> {
    const parameters = [organizationId, botId, since.toISOString(), limit];
    const rows = await rowsOf<MissedText & { total: number }>(this.#em, listSql, parameters);
    const texts = rows.map(({ total: _total, ...row }) => ({ ...row, at: dateFrom(row.at) ?? since }));
    return { texts, count: rows[0]?.total ?? 0 };
  }

  async ignore({ organizationId, botId }: Bot, textIds: readonly string[], at: Date): Promise<number> {
    const sql = `insert into ignored_miss (organization_id, bot_id, text_id, ignored_at)
      select distinct organization_id, bot_id, text_id, ?::timestamptz from miss
      where organization_id = ? and bot_id = ? and text_id in (?)
      on conflict do nothing returning 1`;
    const parameters = [at.toISOString(), organizationId, botId, textIds];
    return (await rowsOf(this.#em, sql, parameters)).length;
  }

  async removeBefore(moment: Date): Promise<void> {
    await this.#em.execute('delete from miss where at < ?', [moment.toISOString()], 'run');
  }
}
