import { erasedEvent, type IngestItem, type IngestOutcome } from '../../application/ports.js';
import { askedQuestionsOf } from '../../domain/asked-questions.js';
import { differencesOf, foldBatch } from '../../domain/batch-fold.js';
import { heatDifferences } from '../../domain/heat.js';
import { idOf, type Collections, type EventDocument, type OrganizationDocument } from './documents.js';
import { EntryTooLargeError, entryOf, type Entry } from './entry.js';
import type { Journal } from './journal.js';
import { factsByIds } from './mongo-facts.js';

/** The maximum number of items in an entry; fewer if conversations are very large. */
const itemsOfEntryMax = 500;

interface Place {
  collections: Collections;
  journal: Journal;
}

/** One journal entry for each 500 events: each entry is ingested as a whole or not at all. */
export async function ingestBatch(
  place: Place,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<IngestOutcome> {
  const byId = [...new Map(items.map((item) => [item.eventId, item])).values()];
  let outcome: IngestOutcome = { freshCount: 0, changedDays: [], timeZone: 'UTC' };
  for (let from = 0; from < byId.length || from === 0; from += itemsOfEntryMax) {
    const part = byId.slice(from, from + itemsOfEntryMax);
    outcome = together(outcome, await ingestPart(place, organizationId, part));
  }
  return outcome;
}

async function ingestPart(place: Place, organizationId: string, items: readonly IngestItem[]): Promise<IngestOutcome> {
  let freshCount = 0;
  try {
    const { isWritten, changedDays, timeZone } = await place.journal.write(organizationId, async (state) => {
      const entry = await entryFor(place.collections, state, items);
      freshCount = entry?.events.length ?? 0;
      return entry;
    });
    return { freshCount: isWritten ? freshCount : 0, changedDays, timeZone };
  } catch (error) {
    if (!(error instanceof EntryTooLargeError) || items.length < 2) throw error;
  }
  const middle = Math.ceil(items.length / 2);
  const first = await ingestPart(place, organizationId, items.slice(0, middle));
  return together(first, await ingestPart(place, organizationId, items.slice(middle)));
}

function together(one: IngestOutcome, other: IngestOutcome): IngestOutcome {
  return {
    freshCount: one.freshCount + other.freshCount,
    changedDays: [...new Set([...one.changedDays, ...other.changedDays])],
    timeZone: other.timeZone,
  };
}

async function entryFor(
  collections: Collections,
  state: OrganizationDocument,
  items: readonly IngestItem[],
): Promise<Entry | null> {
  if (state.isDeleted) return null;
  const organizationId = state._id;
  const known = await knownEvents(
    collections,
    organizationId,
    items.map((item) => item.eventId),
  );
  const fresh = items.filter((item) => !known.has(item.eventId));
  if (fresh.length === 0) return null;
  const counted = fresh.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }]));
  const [base, erasedBefore] = await Promise.all([
    foldBase(
      collections,
      organizationId,
      counted.map(({ key }) => key),
    ),
    erasedAmong(collections, organizationId, fresh),
  ]);
  const erased = fresh.filter(({ isErasure }) => isErasure).map(({ key }) => key.conversationId);
  const changes = foldBatch(base, counted);
  return entryOf({
    events: fresh.map((item) => eventDocument(organizationId, item)),
    facts: changes.map(({ after }) => after),
    differences: differencesOf(changes, state.timeZone),
    heat: heatDifferences(fresh),
    questions: askedQuestionsOf(fresh, new Set([...erasedBefore, ...erased])),
    erased,
    dataUntil: new Date(Math.max(...fresh.map(({ occurredAt }) => occurredAt.getTime()))),
  });
}

/** Those of the events that an earlier entry ingested. */
export async function knownEvents(
  { events }: Collections,
  organizationId: string,
  eventIds: readonly string[],
): Promise<Set<string>> {
  const found = await events
    .find({ _id: { $in: [...eventIds] }, organizationId })
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}

function eventDocument(organizationId: string, item: IngestItem): EventDocument {
  const { eventId, occurredAt, name, key, factEvent } = item;
  const { conversationId, botId } = key;
  return { _id: eventId, organizationId, occurredAt, name, conversationId, botId, detail: factEvent };
}

async function foldBase(
  collections: Collections,
  organizationId: string,
  keys: readonly { conversationId: string; versionId: string | null }[],
) {
  const conversationIds = [...new Set(keys.map((key) => key.conversationId))];
  const versionIds = [...new Set(keys.flatMap(({ versionId }) => (versionId === null ? [] : [versionId])))];
  const [facts, versions] = await Promise.all([
    factsByIds(collections, organizationId, conversationIds),
    versionIds.length === 0
      ? []
      : collections.botVersions
          .find({ _id: { $in: versionIds.map((versionId) => idOf(organizationId, versionId)) }, organizationId })
          .toArray(),
  ]);
  return {
    facts: new Map(facts.map((fact) => [fact.conversationId, fact])),
    hasGoals: new Map(versions.map((version) => [version.versionId, version.hasGoals])),
  };
}

/** Those of the conversations whose visitor's data was erased earlier. */
async function erasedAmong(
  { events }: Collections,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<string[]> {
  const asking = items.filter(({ unanswered }) => unanswered !== null).map(({ key }) => key.conversationId);
  if (asking.length === 0) return [];
  const found = await events
    .find({ organizationId, name: erasedEvent, conversationId: { $in: [...new Set(asking)] } })
    .project<{ conversationId: string }>({ conversationId: 1 })
    .toArray();
  return found.map(({ conversationId }) => conversationId);
}
