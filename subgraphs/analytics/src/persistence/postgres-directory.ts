import type { EntityManager } from '@mikro-orm/postgresql';
import type { Directory } from '../application/ports.js';
import { differencesOf, type FactChange } from '../domain/batch-fold.js';
import {
  changedBot,
  isZoneChange,
  unknownBot,
  type BotEntry,
  type DirectoryChange,
  type VersionEntry,
  type ZoneChange,
} from '../domain/directory.js';
import { factsOfVersion, saveFacts } from './fact-rows.js';
import { insertEvents, lockOrganization } from './organization-rows.js';
import { recountAll } from './postgres-recount.js';
import { moveRollups } from './rollup-rows.js';
import { uuidArray } from './sql-values.js';

interface BotRow {
  bot_id: string;
  name: string;
  live_version_id: string | null;
  is_paused: boolean;
  is_deleted: boolean;
}

const botColumns = 'bot_id, name, live_version_id, is_paused, is_deleted';

/** A row for each bot; one without a bot for an organization that has none, known or not. */
type DirectoryRow = (BotRow | Record<keyof BotRow, null>) & {
  readonly time_zone: string | null;
  readonly data_until: Date | string | null;
};

export async function readDirectory(em: EntityManager, organizationId: string): Promise<Directory> {
  const rows = await em.execute<DirectoryRow[]>(
    `select o.time_zone, o.data_until, b.bot_id, b.name, b.live_version_id, b.is_paused, b.is_deleted
    from (select ?::uuid as organization_id) as asked
    left join organization o using (organization_id) left join bot b using (organization_id)`,
    [organizationId],
  );
  const { time_zone: timeZone = null, data_until: dataUntil = null } = rows[0] ?? {};
  return {
    timeZone: timeZone ?? 'UTC',
    dataUntil: dataUntil === null ? null : new Date(dataUntil),
    bots: rows.flatMap((row) => (row.bot_id === null ? [] : [toBot(row)])),
  };
}

export async function readSequence(em: EntityManager, organizationId: string): Promise<number> {
  const [row] = await em.execute<{ sequence: string }[]>(
    'select sequence from organization where organization_id = ?',
    [organizationId],
  );
  return Number(row?.sequence ?? 0);
}

export async function readVersions(
  em: EntityManager,
  organizationId: string,
  versionIds: readonly string[],
): Promise<VersionEntry[]> {
  return em.execute<VersionEntry[]>(
    `select version_id as "versionId", bot_id as "botId" from bot_version
    where organization_id = ? and version_id = any(?::uuid[])`,
    [organizationId, uuidArray(versionIds)],
  );
}

/** One transaction: stores the event and, if it is new, its change. */
export async function applyChange(
  em: EntityManager,
  organizationId: string,
  { eventId, occurredAt, change }: { eventId: string; occurredAt: Date; change: DirectoryChange },
): Promise<void> {
  const { timeZone, isDeleted } = await lockOrganization(em, organizationId);
  if (isDeleted) return;
  const event = { eventId, occurredAt, name: change.kind, conversationId: null, detail: null };
  if ((await insertEvents(em, organizationId, [event])).size === 0) return;
  if (isZoneChange(change)) return changeZone(em, organizationId, { timeZone, change, occurredAt });
  if (change.kind === 'VERSION_KNOWN') return learnVersion(em, organizationId, { timeZone, change });
  await changeBot(em, organizationId, change);
}

async function changeZone(
  em: EntityManager,
  organizationId: string,
  known: { timeZone: string; change: ZoneChange; occurredAt: Date },
): Promise<void> {
  const { timeZone } = known.change;
  if (timeZone === known.timeZone || (await hasLaterZone(em, organizationId, known.occurredAt))) return;
  await em.execute(
    'update organization set time_zone = ? where organization_id = ?',
    [timeZone, organizationId],
    'run',
  );
  await recountAll(em, organizationId, timeZone);
}

/** Events may come out of order: an older zone never replaces a newer one. */
async function hasLaterZone(em: EntityManager, organizationId: string, time: Date): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from event where organization_id = ? and occurred_at > ?
      and name in ('ORGANIZATION_CREATED', 'ORGANIZATION_CHANGED') limit 1`,
    [organizationId, time],
  );
  return rows.length > 0;
}

async function changeBot(
  em: EntityManager,
  organizationId: string,
  change: Exclude<DirectoryChange, ZoneChange>,
): Promise<void> {
  const [row] = await em.execute<BotRow[]>(`select ${botColumns} from bot where organization_id = ? and bot_id = ?`, [
    organizationId,
    change.botId,
  ]);
  const bot = changedBot(row === undefined ? unknownBot(change.botId) : toBot(row), change);
  await em.execute(
    `insert into bot (organization_id, ${botColumns}) values (?, ?, ?, ?, ?, ?)
    on conflict (organization_id, bot_id) do update set name = excluded.name, live_version_id = excluded.live_version_id,
      is_paused = excluded.is_paused, is_deleted = excluded.is_deleted`,
    [organizationId, bot.botId, bot.name, bot.liveVersionId, bot.isPaused, bot.isDeleted],
    'run',
  );
}

/** A version whose event arrives after its first conversations changes them: success depends on whether it has goals. */
async function learnVersion(
  em: EntityManager,
  organizationId: string,
  known: { timeZone: string; change: Extract<DirectoryChange, { kind: 'VERSION_KNOWN' }> },
): Promise<void> {
  const { botId, versionId, hasGoals } = known.change;
  await em.execute(
    `insert into bot_version (organization_id, version_id, bot_id, has_goals) values (?, ?, ?, ?)
    on conflict (organization_id, version_id) do update set has_goals = excluded.has_goals`,
    [organizationId, versionId, botId, hasGoals],
    'run',
  );
  const before = await factsOfVersion(em, organizationId, { versionId, hasGoals: !hasGoals });
  const changes = before.map((fact): FactChange => ({ before: fact, after: { ...fact, hasGoals } }));
  await saveFacts(em, organizationId, changes);
  await moveRollups(em, organizationId, differencesOf(changes, known.timeZone));
}

function toBot(row: BotRow): BotEntry {
  return {
    botId: row.bot_id,
    name: row.name,
    liveVersionId: row.live_version_id,
    isPaused: row.is_paused,
    isDeleted: row.is_deleted,
  };
}
