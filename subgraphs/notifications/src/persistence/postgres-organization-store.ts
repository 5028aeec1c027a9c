import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@tertulia/use-case';
import type { OrganizationStore } from '../application/ports.js';
import {
  AlertRuleTable,
  AlertTable,
  DispatchTable,
  OccasionTable,
  OrganizationTable,
  PreferenceTable,
  PushDeviceTable,
  RestedAddressTable,
} from './tables.js';

const addSql =
  'insert into organization (organization_id, since) values (?, ?) on conflict do nothing returning 1 as added';

const gone = 'with gone as (select ?::uuid as organization_id, ?::text as bot_id)';
const isAlone = 'it.organization_id = gone.organization_id and it.bot_ids = jsonb_build_array(gone.bot_id)';
const isOne = 'it.organization_id = gone.organization_id and it.bot_ids @> to_jsonb(gone.bot_id)';

/** What is about the bot alone goes with it; what was told stays told. */
const forgetBotSql = [
  `${gone} delete from alert_rule it using gone where ${isAlone}`,
  `${gone} delete from alert it using gone where ${isAlone} and it.state = 'PENDING'`,
  `${gone} update alert_rule it set bot_ids = it.bot_ids - gone.bot_id from gone where ${isOne}`,
  `${gone} update alert it set bot_ids = it.bot_ids - gone.bot_id from gone where ${isOne}`,
  // A route for this bot alone is off, for without a bot it would be one for all.
  `${gone} update preference it set routes = (
      select jsonb_agg(case when route->'botIds' @> to_jsonb(gone.bot_id) then route || jsonb_build_object(
        'botIds', (route->'botIds') - gone.bot_id,
        'isOn', (route->>'isOn')::boolean and jsonb_array_length(route->'botIds') > 1
      ) else route end order by place)
      from jsonb_array_elements(it.routes) with ordinality as routes (route, place)
    ) from gone
    where it.organization_id = gone.organization_id
      and it.routes @> jsonb_build_array(jsonb_build_object('botIds', jsonb_build_array(gone.bot_id)))`,
];

export class PostgresOrganizationStore implements OrganizationStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async add(organizationId: string): Promise<boolean> {
    return (await this.em.execute<unknown[]>(addSql, [organizationId, this.clock.now()])).length > 0;
  }

  async forgetBot(organizationId: string, botId: string): Promise<void> {
    for (const sql of forgetBotSql) await this.em.execute(sql, [organizationId, botId], 'run');
  }

  async deleteEverything(organizationId: string): Promise<void> {
    const where = { organizationId };
    await this.em.nativeDelete(DispatchTable, where);
    await this.em.execute('delete from outside_digest where organization_id = ?', [organizationId], 'run');
    // Notifications follow their occasion.
    await this.em.nativeDelete(OccasionTable, where);
    await this.em.nativeDelete(AlertTable, where);
    await this.em.nativeDelete(AlertRuleTable, where);
    await this.em.nativeDelete(PreferenceTable, where);
    await this.em.nativeDelete(RestedAddressTable, where);
    await this.em.nativeDelete(PushDeviceTable, where);
    await this.em.nativeDelete(OrganizationTable, where);
  }
}
