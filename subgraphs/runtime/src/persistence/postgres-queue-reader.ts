import type { EntityManager } from '@mikro-orm/postgresql';
import type { QueueFigures, QueueReader, WaitingQueue } from '../application/queue-ports.js';
import type { Conversation } from '../domain/conversation.js';
import { rowsOf } from './columns.js';

const figuresSql = `select (
    select count(*)::int from conversation c where c.organization_id = ? and c.state = 'WAITING_HUMAN' and c.is_test = ?
      and c.queue is not distinct from ? and (c.waiting_since, c.id) <= (?::timestamptz, ?::uuid)
  ) as position, count(*)::int as replies,
  percentile_cont(0.5) within group (order by extract(epoch from t.first_reply_at - t.waiting_from)) * 1000 as "medianMs"
  from takeover t join conversation c on c.id = t.conversation_id
  where t.organization_id = ? and t.first_reply_at >= ? and not c.is_test and c.queue is not distinct from ?`;

const queuesSql = (
  isLimited: boolean,
) => `select queue as name, count(*) filter (where state = 'WAITING_HUMAN')::int as waiting
  from conversation where organization_id = ? and state in ('WAITING_HUMAN', 'HUMAN') and counted_at is not null and not is_test
    ${isLimited ? 'and bot_id in (?)' : ''}
  group by queue order by queue nulls first limit 100`;

export class PostgresQueueReader implements QueueReader {
  constructor(private readonly em: EntityManager) {}

  async figuresOf(conversation: Conversation, repliesSince: Date): Promise<QueueFigures> {
    const { id, organizationId, isTest, queue, waitingSince } = conversation;
    const of = [organizationId, isTest, queue, waitingSince?.toISOString() ?? null, id];
    const sql = [...of, organizationId, repliesSince.toISOString(), queue];
    const [row] = await rowsOf<QueueFigures>(this.em, figuresSql, sql);
    const { position = 1, replies = 0, medianMs = null } = row ?? {};
    return { position: Math.max(1, position), replies, medianMs };
  }

  async queues(organizationId: string, botIds: readonly string[] | null): Promise<WaitingQueue[]> {
    if (botIds?.length === 0) return [];
    return rowsOf(this.em, queuesSql(botIds !== null), [organizationId, ...(botIds === null ? [] : [botIds])]);
  }
}
