import { outcomeRules, type Mark, type Outcome, type OutcomeRule } from '@tertulia/metrics';
import type { ConversationFilter } from '../application/ports.js';
import { type Parameter } from './columns.js';

/** A condition on `conversation c` with its parameters. */
export interface Conditions {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Counted conversations of an organization whose bot is not deleted, with a filter applied. */
export function conditionsOf(organizationId: string, filter: ConversationFilter): Conditions {
  const parts: Conditions[] = [
    { sql: 'c.organization_id = ?', parameters: [organizationId] },
    { sql: 'c.counted_at is not null', parameters: [] },
    {
      sql: 'not exists (select 1 from published_bot b where b.bot_id = c.bot_id and b.deleted_at is not null)',
      parameters: [],
    },
    ...amongst('c.state', filter.states),
    ...amongst('c.bot_id', filter.botIds),
    ...when(filter.isTest, 'c.is_test = ?'),
    ...when(filter.contactId, 'c.contact_id = ?'),
    ...when(filter.takenOverBy, 'exists (select 1 from takeover t where t.conversation_id = c.id and t.member_id = ?)'),
    ...when(filter.startedFrom?.toISOString() ?? null, 'c.counted_at >= ?'),
    ...when(filter.startedTo?.toISOString() ?? null, 'c.counted_at < ?'),
    ...(filter.outcome === null ? [] : marked(filter.outcome)),
    ...when(filter.activeAt?.toISOString() ?? null, "c.state <> 'ENDED' and c.idle_at > ?"),
    ...when(filter.queue, "coalesce(c.queue, '') = ?"),
    ...when(
      filter.search === null ? null : `%${escaped(filter.search)}%`,
      "exists (select 1 from message m where m.conversation_id = c.id and m.author = 'VISITOR' and m.text ilike ?)",
    ),
  ];
  return { sql: parts.map((part) => part.sql).join(' and '), parameters: parts.flatMap((part) => part.parameters) };
}

/** Conversations of an outcome, by the rule of the metrics. */
function marked(outcome: Outcome): Conditions[] {
  const { all, any, none }: OutcomeRule = outcomeRules[outcome];
  const has = (mark: Mark): Conditions => ({ sql: 'c.marks @> ?::jsonb', parameters: [JSON.stringify([mark])] });
  const either = any.map(has);
  return [
    ...all.map(has),
    ...(either.length === 0
      ? []
      : [
          {
            sql: `(${either.map((part) => part.sql).join(' or ')})`,
            parameters: either.flatMap((part) => part.parameters),
          },
        ]),
    ...none.map(has).map(({ sql, parameters }) => ({ sql: `not ${sql}`, parameters })),
  ];
}

function amongst(column: string, values: readonly string[] | null): Conditions[] {
  if (values === null) return [];
  if (values.length === 0) return [{ sql: 'false', parameters: [] }];
  return [{ sql: `${column} in (?)`, parameters: [values] }];
}

function when(value: Parameter, sql: string): Conditions[] {
  return value === null ? [] : [{ sql, parameters: [value] }];
}

/** Search text is literal, not a pattern. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`);
}
