import type { Directory } from '../../application/ports.js';
import { differencesOf, type FactChange } from '../../domain/batch-fold.js';
import {
  changedBot,
  isZoneChange,
  unknownBot,
  zoneChanges,
  type DirectoryChange,
  type VersionEntry,
} from '../../domain/directory.js';
import { allTime } from '../../domain/recount.js';
import { idOf, type BotDocument, type Collections, type EventDocument } from './documents.js';
import { EntryTooLargeError, entryOf, type Entry } from './entry.js';
import type { Journal } from './journal.js';
import { factsOfVersion } from './mongo-facts.js';
import { knownEvents } from './mongo-ingest.js';

export async function readDirectory({ organizations, bots }: Collections, organizationId: string): Promise<Directory> {
  const [organization, entries] = await Promise.all([
    organizations.findOne({ _id: organizationId }, { projection: { pending: 0 } }),
    bots.find({ organizationId }).toArray(),
  ]);
  const { timeZone = 'UTC', dataUntil = null, isDeleted = false } = organization ?? {};
  return { timeZone, dataUntil, bots: isDeleted ? [] : entries.map(toBot) };
}

export async function readSequence({ organizations }: Collections, organizationId: string): Promise<number> {
  const organization = await organizations.findOne({ _id: organizationId }, { projection: { sequence: 1 } });
  return organization?.sequence ?? 0;
}

export async function readVersions(
  { botVersions }: Collections,
  organizationId: string,
  versionIds: readonly string[],
): Promise<VersionEntry[]> {
  const ids = versionIds.map((versionId) => idOf(organizationId, versionId));
  const found = await botVersions.find({ _id: { $in: ids }, organizationId }).toArray();
  return found.map(({ versionId, botId }) => ({ versionId, botId }));
}

interface Change {
  eventId: string;
  occurredAt: Date;
  change: DirectoryChange;
}

/** The event is in the last of the entries that the change needs: until then, a repeat continues the work. */
export async function applyChange(
  { collections, journal }: { collections: Collections; journal: Journal },
  organizationId: string,
  what: Change,
): Promise<void> {
  let factsMax = factsOfEntryMax;
  for (;;) {
    try {
      const { isWritten } = await journal.write(organizationId, async (state) => {
        if (state.isDeleted || (await knownEvents(collections, organizationId, [what.eventId])).size > 0) return null;
        return nextEntry(collections, state, { ...what, factsMax });
      });
      if (!isWritten) return;
    } catch (error) {
      if (!(error instanceof EntryTooLargeError) || factsMax < 2) throw error;
      factsMax = Math.ceil(factsMax / 2);
    }
  }
}

async function nextEntry(
  collections: Collections,
  state: { _id: string; timeZone: string },
  what: Change & { factsMax: number },
): Promise<Entry> {
  const { change, factsMax } = what;
  const organizationId = state._id;
  const events = [eventDocument(organizationId, what)];
  if (isZoneChange(change)) {
    const { timeZone } = change;
    const isKept = timeZone === state.timeZone || (await hasLaterZone(collections, organizationId, what.occurredAt));
    return entryOf({ events, recount: isKept ? null : { timeZone, window: allTime } });
  }
  if (change.kind === 'VERSION_KNOWN') return versionEntry(collections, state, { change, events, factsMax });
  const known = await collections.bots.findOne({ _id: idOf(organizationId, change.botId), organizationId });
  return entryOf({ events, bot: changedBot(known === null ? unknownBot(change.botId) : toBot(known), change) });
}

/** Events may come out of order: an older zone never replaces a newer one. */
async function hasLaterZone({ events }: Collections, organizationId: string, time: Date): Promise<boolean> {
  const later = { organizationId, name: { $in: [...zoneChanges] }, occurredAt: { $gt: time } };
  return (await events.findOne(later)) !== null;
}

const factsOfEntryMax = 500;

/** A version whose event arrives after its first conversations changes them: success depends on whether it has goals. */
async function versionEntry(
  collections: Collections,
  state: { _id: string; timeZone: string },
  {
    change,
    factsMax,
    events,
  }: { change: Extract<DirectoryChange, { kind: 'VERSION_KNOWN' }>; events: EventDocument[]; factsMax: number },
): Promise<Entry> {
  const { versionId, botId, hasGoals } = change;
  const facts = await factsOfVersion(collections, state._id, {
    ...{ versionId, hasGoals: !hasGoals, limit: factsMax },
  });
  const changes = facts.map((fact): FactChange => ({ before: fact, after: { ...fact, hasGoals } }));
  return entryOf({
    // The first entry already contains the version, so that new conversations are counted correctly from then on.
    version: { versionId, botId, hasGoals },
    facts: changes.map(({ after }) => after),
    differences: differencesOf(changes, state.timeZone),
    events: facts.length < factsMax ? events : [],
  });
}

function eventDocument(organizationId: string, { eventId, occurredAt, change }: Change): EventDocument {
  const botId = 'botId' in change ? change.botId : null;
  const detail = null;
  return { _id: eventId, organizationId, occurredAt, name: change.kind, conversationId: null, botId, detail };
}

function toBot({ botId, name, liveVersionId, isPaused, isDeleted }: BotDocument) {
  return { botId, name, liveVersionId, isPaused, isDeleted };
}
