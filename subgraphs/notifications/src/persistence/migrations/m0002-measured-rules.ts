import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

const tables = [
  'alter table alert_rule add column measure jsonb',
  `create table bot_minute (
    organization_id uuid not null, bot_id uuid not null, minute timestamptz not null, answers integer not null, failures integer not null,
    unanswered integer not null, conversations integer not null, responses integer[] not null,
    primary key (organization_id, bot_id, minute)
  )`,
  'create index bot_minute_age on bot_minute (minute)',
  `create table bot_hour (
    organization_id uuid not null, bot_id uuid not null, hour timestamptz not null, conversations integer not null,
    primary key (organization_id, bot_id, hour)
  )`,
  'create index bot_hour_age on bot_hour (hour)',
  `create table watch (
    organization_id uuid not null, kind text not null, bot_id uuid not null, watch jsonb not null, alert_id uuid, is_calm boolean not null,
    primary key (organization_id, kind, bot_id)
  )`,
  'create index watch_restless on watch (organization_id) where not is_calm',
];

/** The rules that new organizations get, for those that are known already. */
const rules = `
  insert into alert_rule (id, organization_id, kind, bot_ids, for_minutes, ways, is_enabled, measure)
  select gen_random_uuid(), organization_id, kind, '[]', 0, '["FEED", "EMAIL"]', true, measure::jsonb
  from organization cross join (values
    ('ERROR_RATE', '{"threshold": 5, "windowMinutes": 15, "minimumSample": 20, "resolveBelow": 2, "repeatEveryMinutes": null}'),
    ('UNANSWERED', '{"threshold": 5, "windowMinutes": 60, "minimumSample": 20, "resolveBelow": 2.5, "repeatEveryMinutes": null}'),
    ('SLOW', '{"threshold": 3, "windowMinutes": 15, "minimumSample": 20, "resolveBelow": 1.5, "repeatEveryMinutes": null}'),
    ('NO_TRAFFIC', '{"threshold": 0, "windowMinutes": 240, "minimumSample": 3, "resolveBelow": 0, "repeatEveryMinutes": null}')
  ) as usual (kind, measure)`;

export class M0002MeasuredRules extends Migration {
  override up(): void {
    for (const sql of tables) this.addSql(sql);
    for (const sql of ['bot_minute', 'bot_hour', 'watch'].flatMap((table) => rowLevelSecurity(table))) this.addSql(sql);
    this.addSql(rules);
  }
}
