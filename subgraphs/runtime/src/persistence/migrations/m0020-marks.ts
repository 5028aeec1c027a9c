import { Migration } from '@mikro-orm/migrations';

/** Stores what metrics count of a conversation; existing conversations are marked from their rows. */
export class M0020Marks extends Migration {
  override up(): void {
    this.addSql(`alter table conversation add column marks jsonb not null default '[]'`);
    this.addSql(`update conversation c set marks = to_jsonb(array_remove(array[
        case when exists (select 1 from message m where m.conversation_id = c.id and m.author = 'BOT'
          and m.at >= c.counted_at) then 'BOT_ANSWERED' end,
        case when c.state = 'WAITING_HUMAN'
          or exists (select 1 from takeover t where t.conversation_id = c.id and t.waiting_from < t.started_at)
          or (not exists (select 1 from takeover t where t.conversation_id = c.id)
            and exists (select 1 from chat_session s where s.conversation_id = c.id and s.state ->> 'isHandedOff' = 'true'))
          then 'HANDED_OFF' end,
        case when exists (select 1 from message m where m.conversation_id = c.id and m.author = 'MEMBER')
          then 'PERSON_ANSWERED' end,
        case when c.goal_count > 0 then 'GOAL_REACHED' end,
        case when c.rating is not null then 'RATED' end,
        case when c.end_reason = 'ERROR' then 'FAILED' end,
        case when c.end_reason in ('COMPLETED', 'GOAL', 'RESOLVED_BY_BOT') then 'ENDED_SETTLED' end,
        case when c.end_reason is not null and c.has_answered then 'ENDED_ANSWERED' end
      ]::text[], null)) where c.counted_at is not null`);
  }
}
