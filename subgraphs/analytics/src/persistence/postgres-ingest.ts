import type { EntityManager } from '@mikro-orm/postgresql';
import type { IngestItem, IngestOutcome } from '../application/ports.js';
import { askedQuestionsOf } from '../domain/asked-questions.js';
import { differencesOf, foldBatch } from '../domain/batch-fold.js';
import { factsByIds, saveFacts } from './fact-rows.js';
import { insertEvents, lockOrganization } from './organization-rows.js';
import { moveRollups } from './rollup-rows.js';
import { nilUuid, uuidArray } from './sql-values.js';

/** One transaction: records the events, folds the new ones into their conversations, moves the rollups by the difference. */
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
  await tellDataUntil(em, organizationId, fresh);
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
  insert into unanswered_question (organization_id, bot_id, version_id, bucket, folded, shown, asked, last_asked_at)
  select ?, row.* from json_to_recordset(?::json) as row(bot_id uuid, version_id uuid, bucket timestamptz, folded text,
    shown text, asked integer, last_asked_at timestamptz)
  on conflict (organization_id, bucket, bot_id, version_id, folded) do update set
    asked = unanswered_question.asked + excluded.asked,
    shown = case when excluded.last_asked_at >= unanswered_question.last_asked_at
      then excluded.shown else unanswered_question.shown end,
    last_asked_at = greatest(unanswered_question.last_asked_at, excluded.last_asked_at)`;

async function addUnanswered(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<void> {
  const rows = askedQuestionsOf(items).map((row) => ({
    bot_id: row.botId,
    version_id: row.versionId ?? nilUuid,
    bucket: row.bucket,
    folded: row.folded,
    shown: row.shown,
    asked: row.asked,
    last_asked_at: row.lastAskedAt,
  }));
  if (rows.length > 0) await em.execute(addUnansweredSql, [organizationId, JSON.stringify(rows)], 'run');
}

async function tellDataUntil(em: EntityManager, organizationId: string, items: readonly IngestItem[]): Promise<void> {
  const newest = new Date(Math.max(...items.map(({ occurredAt }) => occurredAt.getTime())));
  await em.execute(
    'update organization set data_until = greatest(data_until, ?) where organization_id = ?',
    [newest.toISOString(), organizationId],
    'run',
  );
}
