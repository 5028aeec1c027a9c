import { conversationKeys, messageKeys, selected } from './columns.js';

/**
 * The reads that pages and live views repeat most: each is one text, however many ids it is asked for, so that it is prepared once. A list
 * after `in` is one value. A test names the index of each.
 */

/** Ongoing conversations by bot. Values: now, organization. */
export const liveCountsSql = `select bot_id as "botId", count(*) filter (where idle_at > ?)::int as active,
    count(*) filter (where state = 'WAITING_HUMAN')::int as waiting,
    count(*) filter (where state = 'HUMAN')::int as "withHuman", min(waiting_since) filter (where state = 'WAITING_HUMAN') as "waitingSince"
  from conversation where organization_id = ? and state <> 'ENDED' and counted_at is not null and not is_test
  group by bot_id`;

/** Active conversations by the block whose question is open, or that waits for a time. Values: organization, bots as text of an array, now. */
export const waitingByBlockSql = `select c.bot_id as "botId", c.version_id as "versionId",
    s.state -> 'position' ->> 'blockId' as "blockId", s.state -> 'position' ->> 'groupId' as "groupId", count(*)::int as visitors
  from conversation c join chat_session s on s.conversation_id = c.id
  where c.organization_id = ? and c.bot_id = any(?::uuid[]) and c.state <> 'ENDED' and c.counted_at is not null and not c.is_test
    and (c.idle_at > ?::timestamptz or c.waiting_since is not null or s.due_at is not null)
    and (s.state -> 'awaiting' ->> 'blockId' is not null or s.due_at is not null) and s.state -> 'position' ->> 'blockId' is not null
  group by 1, 2, 3, 4`;

const messagePages = (order: '' | 'desc') => `select ${selected(messageKeys, 'm')} from unnest(?::uuid[]) as wanted (id)
  join lateral (
    select * from message where conversation_id = wanted.id and organization_id = ?::uuid and sequence > ?
    order by sequence ${order} limit ?
  ) m on true order by m.conversation_id, m.sequence`;

/** The first messages of each conversation after a sequence. Values: conversations as text of an array, organization, sequence, limit. */
export const firstMessagesSql = messagePages('');

/** The latest messages of each conversation after a sequence. Values: as above. */
export const latestMessagesSql = messagePages('desc');

/** The last message of each conversation. Values: organization, conversations. */
export const lastMessageSql = `select ${selected(messageKeys, 'm')} from conversation c
  join message m on m.conversation_id = c.id and m.sequence = c.last_sequence
  where c.organization_id = ? and c.id in (?)`;

/** What a member has not read of each conversation. Values: member, organization, conversations. */
export const unreadSql = `select m.conversation_id as id, count(*)::int as unread from message m
  left join read_mark r on r.conversation_id = m.conversation_id and r.user_id = ?
  where m.organization_id = ? and m.author = 'VISITOR' and m.sequence > coalesce(r.sequence, 0)
    and m.conversation_id in (?)
  group by m.conversation_id`;

/** The latest conversations of each visitor. Values: visitors as text of an array, organization, limit. */
export const conversationsOfVisitorsSql = `select ${selected(conversationKeys, 'c')} from unnest(?::uuid[]) as wanted (id)
  join lateral (
    select * from conversation where organization_id = ?::uuid and visitor_id = wanted.id and counted_at is not null
    order by opened_at desc, id desc limit ?
  ) c on true order by c.opened_at desc, c.id desc`;
