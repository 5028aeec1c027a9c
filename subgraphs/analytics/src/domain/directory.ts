/** What analytics stores of a bot. */
export interface BotEntry {
  botId: string;
  name: string;
  /** The live version; null if there is none. */
  liveVersionId: string | null;
  isPaused: boolean;
  isDeleted: boolean;
}

export interface VersionEntry {
  versionId: string;
  botId: string;
}

/** The zone of an organization's days at the time of the event. */
export interface ZoneChange {
  kind: (typeof zoneChanges)[number];
  timeZone: string;
}

/** The names under which the events of these changes are stored: the latest of them holds. */
export const zoneChanges = ['ORGANIZATION_CREATED', 'ORGANIZATION_CHANGED'] as const;

/** A change of an organization, a bot or a version on which metrics depend. */
export type DirectoryChange =
  | ZoneChange
  | { kind: 'BOT_CREATED'; botId: string; name: string }
  | { kind: 'BOT_RENAMED'; botId: string; name: string }
  | { kind: 'BOT_PAUSED'; botId: string }
  | { kind: 'BOT_RESUMED'; botId: string }
  | { kind: 'BOT_DELETED'; botId: string }
  | { kind: 'BOT_PUBLISHED'; botId: string; versionId: string }
  | { kind: 'VERSION_KNOWN'; botId: string; versionId: string; hasGoals: boolean };

/** True for a change of the zone. */
export function isZoneChange(change: DirectoryChange): change is ZoneChange {
  return 'timeZone' in change;
}

/** An unknown bot. */
export function unknownBot(botId: string): BotEntry {
  return { botId, name: '', liveVersionId: null, isPaused: false, isDeleted: false };
}

/** The bot after the change. A restored bot is not live until it is published again. */
export function changedBot(bot: BotEntry, change: Exclude<DirectoryChange, ZoneChange>): BotEntry {
  switch (change.kind) {
    case 'BOT_CREATED':
      return { ...bot, name: change.name, liveVersionId: null, isDeleted: false };
    case 'BOT_RENAMED':
      return { ...bot, name: change.name };
    case 'BOT_PAUSED':
      return { ...bot, isPaused: true };
    case 'BOT_RESUMED':
      return { ...bot, isPaused: false };
    case 'BOT_DELETED':
      return { ...bot, isDeleted: true, liveVersionId: null };
    case 'BOT_PUBLISHED':
      return { ...bot, liveVersionId: change.versionId };
    case 'VERSION_KNOWN':
      return bot;
  }
}

/** Live and not paused: the meaning of "active". */
export function isActive(bot: BotEntry): boolean {
  return bot.liveVersionId !== null && !bot.isPaused && !bot.isDeleted;
}

/** True if any flow of a bot's definition contains a goal block; false for anything else. */
export function hasGoalBlock(definition: unknown): boolean {
  return listIn(definition, 'flows').some((flow) =>
    listIn(flow, 'groups').some((group) =>
      listIn(group, 'blocks').some((block) => isRecord(block) && block['kind'] === 'goal'),
    ),
  );
}

function listIn(value: unknown, key: string): unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
