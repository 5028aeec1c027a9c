import type { EntityManager } from '@mikro-orm/postgresql';
import { responseBoundsMs } from '@tertulia/metrics';
import { executeWithNext, idArray } from '@tertulia/persistence';
import type { CountStore, WatchedBot } from '../application/ports.js';
import type { MeasuredKind } from '../domain/kinds.js';
import type { Counted } from '../domain/measure.js';
import type { MinuteCount } from '../domain/minute-counts.js';
import type { Watch } from '../domain/watch.js';

const addMinutesSql = `
  insert into bot_minute (organization_id, bot_id, minute, answers, failures, unanswered, conversations, responses)
  select ?, row.* from json_to_recordset(?::json) as row(bot_id uuid, minute timestamptz, answers integer, failures integer,
    unanswered integer, conversations integer, responses integer[])
  on conflict (organization_id, bot_id, minute) do update set
    answers = bot_minute.answers + excluded.answers, failures = bot_minute.failures + excluded.failures,
    unanswered = bot_minute.unanswered + excluded.unanswered,
    conversations = bot_minute.conversations + excluded.conversations,
    responses = array(select a + b from unnest(bot_minute.responses, excluded.responses) as sums(a, b))`;

const addHoursSql = `
  insert into bot_hour (organization_id, bot_id, hour, conversations)
  select ?, bot_id, date_trunc('hour', minute, 'UTC'), sum(conversations)
  from json_to_recordset(?::json) as row(bot_id uuid, minute timestamptz, conversations integer)
  where conversations > 0 group by 2, 3
  on conflict (organization_id, bot_id, hour) do update set conversations = bot_hour.conversations + excluded.conversations`;

const summedResponses = [...responseBoundsMs, Infinity].map((_, index) => `sum(responses[${index + 1}])::integer`);
const sumSql = `
  select bot_id as "botId", sum(answers)::integer as answers, sum(failures)::integer as failures,
    sum(unanswered)::integer as unanswered, sum(conversations)::integer as conversations,
    json_build_array(${summedResponses.join(', ')}) as responses
  from bot_minute
  where organization_id = ? and minute >= ?::timestamptz - ? * interval '1 minute' and minute < ?::timestamptz
  group by bot_id`;

/** Of the last four weeks, those in which the whole hours of the window had a conversation. */
const usualSql = `
  select bot_id as "botId", count(distinct week)::integer as weeks
  from bot_hour join generate_series(1, 4) as week on
    hour >= ?::timestamptz - week * interval '7 days' - ? * interval '1 minute'
    and hour <= ?::timestamptz - week * interval '7 days' - interval '1 hour'
  where organization_id = ? group by bot_id`;

const saveWatchSql = `
  insert into watch (organization_id, kind, bot_id, watch, alert_id, is_calm) values (?, ?, ?, ?::jsonb, ?, ?)
  on conflict (organization_id, kind, bot_id) do update set
    watch = excluded.watch, alert_id = excluded.alert_id, is_calm = excluded.is_calm`;

interface WatchRow {
  readonly kind: MeasuredKind;
  readonly botId: string;
  readonly watch: Watch;
  readonly alertId: string | null;
}

export class PostgresCountStore implements CountStore {
  constructor(private readonly em: EntityManager) {}

  async add(organizationId: string, counts: readonly MinuteCount[]): Promise<void> {
    const rows = counts.map(({ botId, ...count }) => ({ bot_id: botId, ...count }));
    const values = [organizationId, JSON.stringify(rows)];
    await executeWithNext(this.em, addMinutesSql, values);
    await executeWithNext(this.em, addHoursSql, values);
  }

  async sums(
    organizationId: string,
    { windowMinutes, until }: { readonly windowMinutes: number; readonly until: Date },
  ): Promise<ReadonlyMap<string, Counted>> {
    const rows = await this.em.execute<(Omit<Counted, 'usualWeeks'> & { botId: string })[]>(sumSql, [
      ...[organizationId, until, windowMinutes, until],
    ]);
    return new Map(rows.map(({ botId, ...counted }) => [botId, { ...counted, usualWeeks: 0 }]));
  }

  async usualWeeks(
    organizationId: string,
    { windowMinutes, until }: { readonly windowMinutes: number; readonly until: Date },
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.em.execute<{ botId: string; weeks: number }[]>(usualSql, [
      ...[until, windowMinutes, until, organizationId],
    ]);
    return new Map(rows.map(({ botId, weeks }) => [botId, weeks]));
  }

  async watches(organizationId: string): Promise<WatchedBot[]> {
    return this.em.execute<WatchRow[]>(
      'select kind, bot_id as "botId", watch, alert_id as "alertId" from watch where organization_id = ?',
      [organizationId],
    );
  }

  async saveWatch(organizationId: string, { kind, botId, watch, alertId }: WatchedBot): Promise<void> {
    const isCalm = watch.state === 'OK' && watch.told === 'OK';
    const values = [organizationId, kind, botId, JSON.stringify(watch), alertId, isCalm];
    await executeWithNext(this.em, saveWatchSql, values);
  }

  async deleteWatch(organizationId: string, { kind, botId }: Pick<WatchedBot, 'kind' | 'botId'>): Promise<void> {
    const sql = 'delete from watch where organization_id = ? and kind = ? and bot_id = ?';
    await executeWithNext(this.em, sql, [organizationId, kind, botId]);
  }

  async conversationsByHour(
    organizationId: string,
    { botIds, since }: { readonly botIds: readonly string[]; readonly since: Date },
  ): Promise<ReadonlyMap<number, number>> {
    const rows = await this.em.execute<{ hour: Date | string; conversations: number }[]>(
      `select hour, sum(conversations)::integer as conversations from bot_hour
      where organization_id = ? and hour >= ? and (? or bot_id = any(?::uuid[])) group by hour`,
      [organizationId, since, botIds.length === 0, idArray(botIds)],
    );
    return new Map(rows.map(({ hour, conversations }) => [new Date(hour).getTime(), conversations]));
  }

  async forgetBot(organizationId: string, botId: string): Promise<void> {
    const values = [organizationId, botId];
    await executeWithNext(this.em, 'delete from bot_minute where organization_id = ? and bot_id = ?', values);
    await executeWithNext(this.em, 'delete from bot_hour where organization_id = ? and bot_id = ?', values);
  }

  async deleteEverything(organizationId: string): Promise<void> {
    for (const table of ['bot_minute', 'bot_hour', 'watch']) {
      await executeWithNext(this.em, `delete from ${table} where organization_id = ?`, [organizationId]);
    }
  }

  async restless(since: Date): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select organization_id as id from bot_minute where minute >= ?
      union select organization_id from watch where not is_calm`,
      [since],
    );
    return rows.map(({ id }) => id);
  }

  async withUsualTraffic(since: Date): Promise<string[]> {
    const sql = 'select distinct organization_id as id from bot_hour where hour >= ?';
    return (await this.em.execute<{ id: string }[]>(sql, [since])).map(({ id }) => id);
  }

  async deleteBefore({ minutes, hours }: { readonly minutes: Date; readonly hours: Date }): Promise<void> {
    await this.em.execute('delete from bot_minute where minute < ?', [minutes], 'run');
    await this.em.execute('delete from bot_hour where hour < ?', [hours], 'run');
  }
}
