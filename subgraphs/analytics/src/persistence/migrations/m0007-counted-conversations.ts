import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** The conversations that each metric counts, in the order in which they are listed: of an organization, of a bot, of a version. */
export class M0007CountedConversations extends Migration {
  override up(): void {
    this.addSql(`create table counted_conversation (
      organization_id uuid not null,
      -- The id of the organization, the bot or the version.
      scope_id uuid not null,
      conversation_group text not null,
      started_at timestamptz not null,
      conversation_id uuid not null,
      bot_id uuid not null,
      primary key (organization_id, scope_id, conversation_group, started_at, conversation_id)
    )`);
    for (const sql of rowLevelSecurity('counted_conversation')) this.addSql(sql);
    this.addSql("select set_config('tertulia.platform', 'on', true)");
    this.addSql(countStoredSql);
  }
}

const isSettled = "fact->>'endReason' in ('COMPLETED', 'GOAL', 'RESOLVED_BY_BOT')";
const isCompleted = `${isSettled} and (fact->>'hasAnsweredAtEnd')::boolean`;
const hasGoal = "(fact->>'goals')::int > 0";
const isHandedOff = "(fact->>'isHandedOff')::boolean";
const hasBotReply = "(fact->>'botReplies')::int > 0";
const isBad = "coalesce((fact->>'csat')::numeric, 5) <= 2";
const measured = (name: string): string =>
  `exists (select 1 from jsonb_array_elements(fact->'${name}') as bucket where bucket <> '0')`;

/** The groups as they were defined at the time of this migration, for conversations that are stored already. */
export const countStoredSql = `
  insert into counted_conversation (organization_id, scope_id, conversation_group, started_at, conversation_id, bot_id)
  select organization_id, scope.id, one.name, started_at, conversation_id, bot_id
  from conversation_fact cross join lateral (values (organization_id), (bot_id), (version_id)) as scope(id)
  cross join lateral (values
    ('STARTED', true),
    ('COMPLETED', ${isCompleted}),
    ('CONVERTED', ${hasGoal}),
    ('SUCCESSFUL', not ${isBad} and (${hasGoal} or (not (fact->>'hasGoals')::boolean and ${isCompleted}))),
    ('INVOLVED', ${hasBotReply} or ${isHandedOff}),
    ('HANDED_OFF', ${isHandedOff}),
    ('RESOLVED', ${hasBotReply} and ${isSettled} and not ${isHandedOff} and not (fact->>'hasHumanReply')::boolean),
    ('RATED_STARS', (fact->>'csat')::numeric in (1, 2, 3, 4, 5)),
    ('SATISFIED', (fact->>'csat')::numeric in (4, 5)),
    ('RATED_NPS', (fact->>'nps')::numeric in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    ('PROMOTERS', (fact->>'nps')::numeric in (9, 10)),
    ('DETRACTORS', (fact->>'nps')::numeric in (0, 1, 2, 3, 4, 5, 6)),
    ('FAILED', (fact->>'errors')::int > 0),
    ('BOT_TIMED', ${measured('responseHistogram')}),
    ('PERSON_TIMED', ${measured('humanHistogram')})
  ) as one(name, has)
  where is_counted and scope.id is not null and one.has`;
