import type { EntityManager } from '@mikro-orm/postgresql';
import type { ExportPage, ExportReader, ExportRow } from '../application/export-ports.js';
import type { ContactReach, ConversationFilter } from '../application/ports.js';
import { places, rowsOf, type Parameter } from './columns.js';
import { conditionsOf, type Conditions } from './conversation-conditions.js';

/** ISO 8601 in UTC with microseconds, so that a cursor is exact. */
const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The latest activity of a conversation at a moment: only what happened later changes its place in the list, so this is the place that it
 * had then.
 */
const latestThenSql = `select greatest(
    c.counted_at,
    (select max(m.at) from message m where m.conversation_id = c.id and m.at <= ?::timestamptz),
    (select max(t.started_at) from takeover t where t.conversation_id = c.id and t.started_at <= ?::timestamptz)
  ) as place`;

export class PostgresExportReader implements ExportReader {
  constructor(private readonly em: EntityManager) {}

  async conversations(organizationId: string, filter: ConversationFilter, page: ExportPage): Promise<ExportRow[]> {
    const { sql, parameters } = placed(conditionsOf(organizationId, filter), page);
    return rowsOf<ExportRow>(
      this.em,
      `select c.id, ${iso('c.place')} as "cursorAt", ${iso('c.counted_at')} as "startedAt",
        ${iso('c.last_message_at')} as "lastMessageAt", ${iso('c.ended_at')} as "endedAt", b.name as "bot", c.channel,
        c.state, c.end_reason as "endReason", c.locale, c.last_sequence as "messages", c.goal_count as "goals",
        c.rating, p.name as "contactName", p.email as "contactEmail", p.phone as "contactPhone",
        c.first_words as "firstWords", ${iso('c.erased_at')} as "erasedAt"
      from (${sql}) c left join published_bot b on b.bot_id = c.bot_id left join contact p on p.id = c.contact_id
      order by c.place desc, c.id desc`,
      parameters,
    );
  }

  async messages(organizationId: string, filter: ConversationFilter, page: ExportPage): Promise<ExportRow[]> {
    const { asOf, after, limit } = page;
    const { sql, parameters } = placed(conditionsOf(organizationId, filter), page, 'FROM');
    return rowsOf<ExportRow>(
      this.em,
      `select c.id, ${iso('c.place')} as "cursorAt", m.sequence, ${iso('m.at')} as "at", m.author,
        m.author_name as "authorName", b.name as "bot", m.text
      from (${sql}) c join message m on m.conversation_id = c.id and m.at <= ?::timestamptz
        and (c.id <> ?::uuid or m.sequence > ?) left join published_bot b on b.bot_id = c.bot_id
      order by c.place desc, c.id desc, m.sequence limit ?`,
      [...parameters, asOf.toISOString(), after?.id ?? nobody, after?.sequence ?? 0, limit],
    );
  }

  async contacts(organizationId: string, { botIds, isTest }: ContactReach, page: ExportPage): Promise<ExportRow[]> {
    const { asOf, after, limit } = page;
    const reach = spokeWith(botIds);
    const beyond = after === null ? '' : 'and (p.first_seen_at, p.id) < (?::timestamptz, ?::uuid)';
    return rowsOf<ExportRow>(
      this.em,
      `select p.id, ${iso('p.first_seen_at')} as "cursorAt", p.name, p.email, p.phone, p.locale,
        p.verified_at is not null as "isVerified", ${iso('p.first_seen_at')} as "firstSeenAt",
        ${iso('p.last_seen_at')} as "lastSeenAt"
      from contact p where p.organization_id = ? and p.is_test = ? and p.first_seen_at <= ?::timestamptz ${reach.sql} ${beyond}
      order by p.first_seen_at desc, p.id desc limit ?`,
      [
        ...[organizationId, isTest ?? false, asOf.toISOString(), ...reach.parameters],
        ...(after === null ? [] : [after.at, after.id]),
        limit,
      ],
    );
  }

  async countMessages(organizationId: string, filter: ConversationFilter): Promise<number> {
    const { sql, parameters } = conditionsOf(organizationId, filter);
    const total = `select coalesce(sum(c.last_sequence), 0)::float8 as total from conversation c where ${sql}`;
    const [row] = await rowsOf<{ total: number }>(this.em, total, parameters);
    return row?.total ?? 0;
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Conversations of a page with their place: those that did not move since are read along the index of the list, the few that did are placed
 * where they were. `FROM` begins with the conversation of the cursor, which has more messages.
 */
function placed(
  conditions: Conditions,
  { asOf, after, limit }: ExportPage,
  start: 'AFTER' | 'FROM' = 'AFTER',
): Conditions {
  const than = start === 'AFTER' ? '<' : '<=';
  const then = asOf.toISOString();
  // The first one may have nothing left.
  const many = start === 'AFTER' ? limit : limit + 1;
  const cursor: Parameter[] = after === null ? [] : [after.at, after.id];
  const beyond = (place: string): string =>
    after === null ? '' : `and (${place}, c.id) ${than} (?::timestamptz, ?::uuid)`;
  const still = `select c.*, c.last_message_at as place from conversation c
    where ${conditions.sql} and c.counted_at <= ?::timestamptz and c.last_message_at <= ?::timestamptz ${beyond('c.last_message_at')}
    order by c.last_message_at desc, c.id desc limit ?`;
  const moved = `select c.*, then_.place from conversation c cross join lateral (${latestThenSql}) then_
    where ${conditions.sql} and c.counted_at <= ?::timestamptz and c.last_message_at > ?::timestamptz ${beyond('then_.place')}
    order by then_.place desc, c.id desc limit ?`;
  return {
    sql: `(${still}) union all (${moved}) order by place desc, id desc limit ?`,
    parameters: [
      ...[...conditions.parameters, then, then, ...cursor, many],
      ...[then, then, ...conditions.parameters, then, then, ...cursor, many],
      many,
    ],
  };
}

function spokeWith(botIds: readonly string[] | null): Conditions {
  if (botIds === null) return { sql: '', parameters: [] };
  if (botIds.length === 0) return { sql: 'and false', parameters: [] };
  const spoke = `select contact_id from conversation where counted_at is not null and bot_id in ${places(1, botIds.length)}`;
  return { sql: `and p.id in (${spoke})`, parameters: [...botIds] };
}
