import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Events of organizations' own systems, the plan that limits them, and what was removed of events. */
export class M0013TrackedEvents extends Migration {
  override up(): void {
    this.addSql(`create table tracked_event (
      organization_id uuid not null,
      event_id text collate "C" not null,
      name text not null,
      at timestamptz not null,
      received_at timestamptz not null,
      conversation_id uuid,
      bot_id uuid,
      goal jsonb,
      attributes jsonb not null,
      primary key (organization_id, event_id)
    )`);
    this.addSql('create index tracked_event_time on tracked_event (organization_id, at desc, event_id desc)');
    this.addSql('create index tracked_event_received on tracked_event (organization_id, received_at)');
    this.addSql(`create index tracked_event_conversation on tracked_event (organization_id, conversation_id)
      where conversation_id is not null`);
    this.addSql(`create table event_plan (
      organization_id uuid primary key,
      plan_code text not null,
      known_at timestamptz not null
    )`);
    this.addSql(`create table removal (
      organization_id uuid not null,
      day date not null,
      reason text not null,
      count bigint not null,
      primary key (organization_id, day, reason)
    )`);
    this.addSql(`create index event_age on event (organization_id, occurred_at) where conversation_id is not null`);
    for (const table of ['tracked_event', 'event_plan', 'removal']) {
      for (const sql of rowLevelSecurity(table)) this.addSql(sql);
    }
  }
}
