import type { AnyDomainEvent } from '@tertulia/events';
import { hasGoalBlock, type DirectoryChange } from '../domain/directory.js';

/** Events of organizations and bots on which metrics depend. */
export const directoryEvents = [
  'identity.organization-created.v1',
  'identity.organization-changed.v1',
  'bots.bot-created.v1',
  'bots.bot-deleted.v1',
  'bots.bot-renamed.v1',
  'bots.bot-paused.v1',
  'bots.bot-resumed.v1',
  'bots.publication-requested.v1',
  'bots.bot-published.v1',
] as const;

export type DirectoryEvent = Extract<AnyDomainEvent, { name: (typeof directoryEvents)[number] }>;

export function directoryChangeOf(event: DirectoryEvent): DirectoryChange {
  switch (event.name) {
    case 'identity.organization-created.v1':
      return { kind: 'ORGANIZATION_CREATED', timeZone: event.payload.timeZone };
    case 'identity.organization-changed.v1':
      return { kind: 'ORGANIZATION_CHANGED', timeZone: event.payload.timeZone };
    case 'bots.bot-created.v1':
      return { kind: 'BOT_CREATED', botId: event.payload.botId, name: event.payload.name };
    case 'bots.bot-deleted.v1':
      return { kind: 'BOT_DELETED', botId: event.payload.botId };
    case 'bots.bot-renamed.v1':
      return { kind: 'BOT_RENAMED', botId: event.payload.botId, name: event.payload.name };
    case 'bots.bot-paused.v1':
      return { kind: 'BOT_PAUSED', botId: event.payload.botId };
    case 'bots.bot-resumed.v1':
      return { kind: 'BOT_RESUMED', botId: event.payload.botId };
    case 'bots.publication-requested.v1': {
      const { botId, versionId, definition } = event.payload;
      return { kind: 'VERSION_KNOWN', botId, versionId, hasGoals: hasGoalBlock(definition) };
    }
    case 'bots.bot-published.v1':
      return { kind: 'BOT_PUBLISHED', botId: event.payload.botId, versionId: event.payload.versionId };
  }
}
