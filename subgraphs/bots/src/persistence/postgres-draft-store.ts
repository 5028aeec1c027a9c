import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { heavyJson, idArray } from '@tertulia/persistence';
import type { DraftStore } from '../application/ports.js';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Draft, DraftFacts } from '../domain/draft.js';
import { draftFactsSql } from './hot-reads.js';
import { DraftTable, EarlierDraftTable } from './tables.js';

/** The maximum number of stored earlier revisions, and their maximum bytes on disk. */
const mostKept = 100;
const mostKeptBytes = 4_000_000;

const keepSql = `insert into earlier_draft (bot_id, revision, organization_id, definition, save_id)
  select bot_id, revision, organization_id, definition, save_id from draft where organization_id = ? and bot_id = ?
  on conflict do nothing`;

const deleteOldSql = `delete from earlier_draft using (
    select bot_id, revision, row_number() over newest as place, sum(pg_column_size(definition)) over newest as size
    from earlier_draft where bot_id = ? window newest as (partition by bot_id order by revision desc)
  ) as kept
  where earlier_draft.bot_id = kept.bot_id and earlier_draft.revision = kept.revision and (place > ? or size > ?)`;

const saveIdsSql = `select bot_id, array_agg(save_id order by revision desc) as save_ids from (
    select organization_id, bot_id, revision, save_id from draft
    union all select organization_id, bot_id, revision, save_id from earlier_draft
  ) as saves
  where organization_id = ? and bot_id = any(?::uuid[]) and save_id is not null group by bot_id`;

/** Times of statements that are not the ORM's are text. */
type FactsRow = Omit<DraftFacts, 'updatedAt'> & { readonly updatedAt: string | Date };

export class PostgresDraftStore implements DraftStore {
  constructor(private readonly em: EntityManager) {}

  async byBotIds(organizationId: string, botIds: readonly string[]): Promise<Draft[]> {
    const rows = await this.em.find(DraftTable, { organizationId, botId: { $in: [...botIds] } });
    return rows.map(toDraft);
  }

  async factsByBotIds(organizationId: string, botIds: readonly string[]): Promise<DraftFacts[]> {
    const rows: FactsRow[] = await this.em.execute(draftFactsSql, [organizationId, botIds]);
    return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
  }

  async lock(organizationId: string, botId: string): Promise<Draft | null> {
    const row = await this.em.findOne(
      DraftTable,
      { organizationId, botId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    return row === null ? null : toDraft(row);
  }

  async earlier(organizationId: string, botId: string, revision: number): Promise<BotDefinition | null> {
    const row = await this.em.findOne(
      EarlierDraftTable,
      { organizationId, botId, revision },
      { populate: ['definition'] },
    );
    return row === null ? null : row.definition;
  }

  async saveIds(organizationId: string, botIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const rows: { bot_id: string; save_ids: string[] }[] = await this.em.execute(saveIdsSql, [
      organizationId,
      idArray(botIds),
    ]);
    return new Map(rows.map((row) => [row.bot_id, row.save_ids]));
  }

  async add(draft: Draft): Promise<void> {
    await this.em.upsert(DraftTable, { ...draft, definition: heavyJson(draft.definition) });
  }

  async replace(draft: Draft): Promise<void> {
    await this.em.execute(keepSql, [draft.organizationId, draft.botId], 'run');
    await this.em.upsert(DraftTable, { ...draft, definition: heavyJson(draft.definition) });
    await this.em.execute(deleteOldSql, [draft.botId, mostKept, mostKeptBytes], 'run');
  }
}

function toDraft(row: InferEntity<typeof DraftTable>): Draft {
  const { botId, organizationId, revision, definition, origin, updatedAt, updatedBy, saveId } = row;
  return {
    ...{ botId, organizationId, revision, definition, origin, updatedAt },
    updatedBy: updatedBy ?? null,
    saveId: saveId ?? null,
  };
}
