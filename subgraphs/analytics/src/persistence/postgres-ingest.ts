import type { EntityManager } from '@mikro-orm/postgresql';
import { erasedEvent, type IngestItem, type IngestOutcome } from '../application/ports.js';
import { askedQuestionsOf } from '../domain/asked-questions.js';
import { differencesOf, foldBatch } from '../domain/batch-fold.js';
import { factsByIds, saveFacts } from './fact-rows.js';
import { insertEvents, lockOrganization } from './organization-rows.js';
import { questionRow } from './question-rows.js';
import { moveRollups } from './rollup-rows.js';
import { uuidArray } from './sql-values.js';

/** One transaction: stores the events, folds the new ones into their conversations, changes the rollups by the difference. */
export async function ingestBatch(
  em: EntityManager,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<IngestOutcome> {
  const { timeZone, isDeleted } = await lockOrganization(em, organizationId);
  const nothing = { freshCount: 0, changedDays: [], timeZone };
  if (isDeleted) return nothing;
  const fresh = await newItems(em, organizationId, items);
  if (fresh.length === 0) return nothing;
  const counted = fresh.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }]));
  const base = await foldBase(
    em,
    organizationId,
    counted.map(({ key }) => key),
  );
  const changes = foldBatch(base, counted);
  await saveFacts(
    em,
    organizationId,
    changes.map((change) => change.after),
  );
  const differences = differencesOf(changes, timeZone);
  await moveRollups(em, organizationId, differences);
  await addUnanswered(em, organizationId, fresh);
  await removeErased(em, organizationId, fresh);
  await updateDataUntil(em, organizationId, fresh);
  const days = differences.filter(({ granularity }) => granularity === 'DAY').map(({ bucket }) => bucket);
  return { freshCount: fresh.length, changedDays: [...new Set(days)], timeZone };
}

async function newItems(
  em: EntityManager,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<IngestItem[]> {
  const byId = new Map(items.map((item) => [item.eventId, item]));
  const events = [...byId.values()].map((item) => ({
    eventId: item.eventId,
    occurredAt: item.occurredAt,
    name: item.name,
    conversationId: item.key.conversationId,
    detail: item.factEvent,
  }));
  const isNew = await insertEvents(em, organizationId, events);
  return [...byId.values()].filter((item) => isNew.has(item.eventId));
}

async function foldBase(
  em: EntityManager,
  organizationId: string,
  keys: readonly { conversationId: string; versionId: string | null }[],
) {
  const conversationIds = [...new Set(keys.map((key) => key.conversationId))];
  const versionIds = [...new Set(keys.flatMap(({ versionId }) => (versionId === null ? [] : [versionId])))];
  const facts = await factsByIds(em, organizationId, conversationIds);
  const versions = await em.execute<{ version_id: string; has_goals: boolean }[]>(
    'select version_id, has_goals from bot_version where organization_id = ? and version_id = any(?::uuid[])',
    [organizationId, uuidArray(versionIds)],
  );
  return {
    facts: new Map(facts.map((fact) => [fact.conversationId, fact])),
    hasGoals: new Map(versions.map((version) => [version.version_id, version.has_goals])),
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
  if (rows.length > 0) await em.execute(addUnansweredSql, [organizationId, JSON.stringify(rows)], 'run');
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
  await em.execute(sql, [organizationId, uuidArray(erased)], 'run');
}

async function updateDataUntil(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<void> {
  const newest = new Date(Math.max(...items.map(({ occurredAt }) => occurredAt.getTime())));
  await em.execute(
    'update organization set data_until = greatest(data_until, ?) where organization_id = ?',
    [newest.toISOString(), organizationId],
    'run',
  );
}
