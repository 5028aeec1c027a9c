import type { EntityManager } from '@mikro-orm/postgresql';
import { completeFact, type ConversationFact } from '@tertulia/metrics';
import { executeWithNext } from '@tertulia/persistence';
import type { FactChange } from '../domain/batch-fold.js';
import { moveCounted } from './counted-rows.js';

const saveSql = `
  insert into conversation_fact (organization_id, conversation_id, bot_id, version_id, channel, started_at,
    is_counted, is_converted, is_handed_off, end_reason, rating, fact)
  select ?, row.* from json_to_recordset(?::json) as row(conversation_id uuid, bot_id uuid, version_id uuid, channel text,
    started_at timestamptz, is_counted boolean, is_converted boolean, is_handed_off boolean, end_reason text, rating integer,
    fact jsonb)
  on conflict (organization_id, conversation_id) do update set bot_id = excluded.bot_id, version_id = excluded.version_id,
    channel = excluded.channel, started_at = excluded.started_at, is_counted = excluded.is_counted,
    is_converted = excluded.is_converted, is_handed_off = excluded.is_handed_off, end_reason = excluded.end_reason,
    rating = excluded.rating, fact = excluded.fact`;

/** With the groups that count them. Sent with the transaction's next statement. */
export async function saveFacts(
  em: EntityManager,
  organizationId: string,
  changes: readonly FactChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await executeWithNext(em, saveSql, [organizationId, JSON.stringify(changes.map(({ after }) => factRow(after)))]);
  await moveCounted(em, organizationId, changes);
}

/** The columns of a conversation, without its organization. */
export function factRow(fact: ConversationFact): Record<string, unknown> {
  return {
    conversation_id: fact.conversationId,
    bot_id: fact.botId,
    version_id: fact.versionId,
    channel: fact.channel,
    started_at: fact.startedAt,
    is_counted: fact.isCounted,
    is_converted: fact.goals > 0,
    is_handed_off: fact.isHandedOff,
    end_reason: fact.endReason,
    rating: fact.csat === null ? null : Math.round(fact.csat),
    fact,
  };
}

/** Conversations of a version that are stored with goals, or without. */
export async function factsOfVersion(
  em: EntityManager,
  organizationId: string,
  version: { versionId: string; hasGoals: boolean },
): Promise<ConversationFact[]> {
  const sql = `select fact from conversation_fact
    where organization_id = ? and version_id = ? and (fact->>'hasGoals')::boolean = ?`;
  return revived(await em.execute(sql, [organizationId, version.versionId, version.hasGoals]));
}

const pageSize = 1_000;

/** Conversations and views that started in the window, in pages. */
export async function* factsStartedIn(
  em: EntityManager,
  organizationId: string,
  window: { from: Date; to: Date },
): AsyncGenerator<ConversationFact[]> {
  const sql = `select fact from conversation_fact
    where organization_id = ? and (started_at, conversation_id) > (?, ?) and started_at < ?
    order by started_at, conversation_id limit ${pageSize}`;
  // Nothing sorts before the nil uuid, and no conversation has it.
  let after = [window.from.toISOString(), '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const page = revived(await em.execute(sql, [organizationId, ...after, window.to.toISOString()]));
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = [last.startedAt.toISOString(), last.conversationId];
  }
}

function revived(rows: readonly { fact: ConversationFact }[]): ConversationFact[] {
  return rows.map(({ fact }) => revivedFact(fact));
}

/** A fact parsed from JSON, with its time and what facts of earlier releases lack. */
export function revivedFact(fact: ConversationFact & { startedAt: Date | string }): ConversationFact {
  return completeFact({ ...fact, startedAt: new Date(fact.startedAt) });
}
