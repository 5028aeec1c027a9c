import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@tertulia/errors';
import type { ConversationFact } from '@tertulia/metrics';
import { executeWithNext } from '@tertulia/persistence';
import { erasedEvent, type IngestItem, type IngestOutcome } from '../application/ports.js';
import { askedQuestionsOf } from '../domain/asked-questions.js';
import { differencesOf, foldBatch, type FoldBase } from '../domain/batch-fold.js';
import { heatDifferences } from '../domain/heat.js';
import { moveHeat } from './heat-rows.js';
import { revivedFact, saveFacts } from './fact-rows.js';
import { eventRow, holdOrganization } from './organization-rows.js';
import { questionRow } from './question-rows.js';
import { moveRollups } from './rollup-rows.js';
import { uuidArray } from './sql-values.js';

/**
 * One transaction in two round trips: one locks the organization, stores the events and reads what they change; the other folds the new ones
 * into their conversations and changes the rollups by the difference.
 * @throws DomainError DATABASE_UNAVAILABLE while the organization's metrics are being copied here from another store
 */
export async function ingestBatch(
  em: EntityManager,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<IngestOutcome> {
  const newest = new Date(Math.max(...items.map(({ occurredAt }) => occurredAt.getTime())));
  await holdOrganization(em, organizationId, newest);
  const { timeZone, fresh, base } = await storeEvents(em, organizationId, items);
  if (fresh.length === 0) return { freshCount: 0, changedDays: [], timeZone };
  const changes = foldBatch(
    base,
    fresh.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }])),
  );
  await saveFacts(em, organizationId, changes);
  const differences = differencesOf(changes, timeZone);
  await moveRollups(em, organizationId, differences);
  await moveHeat(em, organizationId, heatDifferences(fresh));
  await addUnanswered(em, organizationId, fresh);
  await removeErased(em, organizationId, fresh);
  const days = differences.filter(({ granularity }) => granularity === 'DAY').map(({ bucket }) => bucket);
  return { freshCount: fresh.length, changedDays: [...new Set(days)], timeZone };
}

interface Stored {
  readonly timeZone: string;
  /** Of what was given, what was not stored before. */
  readonly fresh: readonly IngestItem[];
  readonly base: FoldBase;
}

/** The statement sees what was committed before the lock, because the lock is a statement of its own. */
const storeSql = `
  with present as (
    select time_zone, is_moving, deleted_at is not null as is_deleted from organization where organization_id = ?
  ), stored as (
    insert into event (organization_id, event_id, occurred_at, name, conversation_id, detail)
    select ?, row.* from present, json_to_recordset(?::json)
      as row(event_id uuid, occurred_at timestamptz, name text, conversation_id uuid, detail jsonb)
    where not present.is_deleted and not present.is_moving
    on conflict do nothing returning event_id
  )
  select time_zone, is_moving, (select json_agg(event_id) from stored) as stored,
    (select json_agg(fact) from conversation_fact
      where organization_id = ? and conversation_id = any(?::uuid[])) as facts,
    (select json_agg(version_id) from bot_version
      where organization_id = ? and version_id = any(?::uuid[]) and has_goals) as versions_with_goals
  from present`;

interface StoredRow {
  readonly time_zone: string;
  readonly is_moving: boolean;
  /** Null for none, as the others. */
  readonly stored: readonly string[] | null;
  readonly facts: readonly ConversationFact[] | null;
  readonly versions_with_goals: readonly string[] | null;
}

async function storeEvents(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<Stored> {
  const byId = new Map(items.map((item) => [item.eventId, item]));
  const events = [...byId.values()].map(({ eventId, occurredAt, name, key, factEvent }) => {
    return { eventId, occurredAt, name, conversationId: key.conversationId, detail: factEvent };
  });
  const conversationIds = new Set(items.map(({ key }) => key.conversationId));
  const versionIds = new Set(items.flatMap(({ key }) => (key.versionId === null ? [] : [key.versionId])));
  const [row] = await em.execute<[StoredRow]>(storeSql, [
    ...[organizationId, organizationId, JSON.stringify(events.map(eventRow))],
    ...[organizationId, uuidArray([...conversationIds]), organizationId, uuidArray([...versionIds])],
  ]);
  if (row.is_moving) throw new DomainError('DATABASE_UNAVAILABLE');
  const stored = new Set(row.stored ?? []);
  const facts = (row.facts ?? []).map(revivedFact);
  return {
    timeZone: row.time_zone,
    fresh: [...byId.values()].filter(({ eventId }) => stored.has(eventId)),
    base: {
      facts: new Map(facts.map((fact) => [fact.conversationId, fact])),
      hasGoals: new Map((row.versions_with_goals ?? []).map((versionId) => [versionId, true])),
    },
  };
}

const addUnansweredSql = `
  insert into unanswered_event (organization_id, event_id, conversation_id, bot_id, version_id, bucket, folded, shown, asked,
    last_asked_at)
  select ?, row.* from json_to_recordset(?::json) as row(event_id uuid, conversation_id uuid, bot_id uuid, version_id uuid,
    bucket timestamptz, folded text, shown text, asked integer, last_asked_at timestamptz)
  on conflict do nothing`;

async function addUnanswered(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<void> {
  const asking = items.filter(({ unanswered }) => unanswered !== null).map(({ key }) => key.conversationId);
  const erased = asking.length === 0 ? new Set<string>() : await erasedAmong(em, organizationId, asking);
  const rows = askedQuestionsOf(items, erased).map(questionRow);
  if (rows.length > 0) await executeWithNext(em, addUnansweredSql, [organizationId, JSON.stringify(rows)]);
}

/** Events of this batch are already in the table. */
async function erasedAmong(em: EntityManager, organizationId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ id: string }[]>(
    `select conversation_id as id from event
    where organization_id = ? and name = '${erasedEvent}' and conversation_id = any(?::uuid[])`,
    [organizationId, uuidArray([...new Set(ids)])],
  );
  return new Set(rows.map(({ id }) => id));
}

async function removeErased(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<void> {
  const erased = items.filter(({ isErasure }) => isErasure).map(({ key }) => key.conversationId);
  if (erased.length === 0) return;
  const sql = 'delete from unanswered_event where organization_id = ? and conversation_id = any(?::uuid[])';
  await executeWithNext(em, sql, [organizationId, uuidArray(erased)]);
}
