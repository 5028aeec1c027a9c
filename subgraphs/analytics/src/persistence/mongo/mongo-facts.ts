import { completeFact, listsOf, type ConversationFact } from '@tertulia/metrics';
import type { Window } from '../../domain/window.js';
import { idOf, type Collections, type ConversationDocument, type StoredFact } from './documents.js';
import { ignoringDone } from './mongo-errors.js';

const pageSize = 1_000;

/** The document of a conversation, without its organization and the number of its entry. */
export function conversationDocument(fact: ConversationFact): Omit<ConversationDocument, 'entry' | 'organizationId'> {
  const { conversationId, organizationId, botId, versionId, channel, startedAt, ...rest } = fact;
  const {
    hasGoals,
    isCounted,
    isHandedOff,
    endReason,
    goalAmounts,
    questions,
    errorCodes,
    modelUse,
    teamWork,
    ...stored
  } = rest;
  return {
    _id: idOf(organizationId, conversationId),
    ...{ conversationId, botId, versionId, channel, startedAt },
    ...{ hasGoals, isCounted, isConverted: fact.goals > 0, isHandedOff, endReason },
    rating: fact.csat === null ? null : Math.round(fact.csat),
    groups: [...listsOf(fact)],
    fact: {
      ...stored,
      goalAmounts: Object.entries(goalAmounts).map(([currency, amountMinor]) => ({ currency, amountMinor })),
      questions: Object.entries(questions).map(([blockId, counts]) => ({ blockId, ...counts })),
      errorCodes: Object.entries(errorCodes).map(([name, sum]) => ({ name, sum })),
      modelUse: Object.entries(modelUse).map(([name, sum]) => ({ name, sum })),
      teamWork: Object.entries(teamWork).map(([name, sum]) => ({ name, sum })),
    },
  };
}

export function factOf(document: ConversationDocument): ConversationFact {
  const { conversationId, organizationId, botId, versionId, channel, startedAt } = document;
  const { hasGoals, isCounted, isHandedOff, endReason, fact } = document;
  const { goalAmounts, questions, errorCodes = [], modelUse = [], teamWork = [], ...rest } = fact;
  return completeFact({
    ...(rest as Omit<StoredFact, StoredList> & RestOfFact),
    ...{ conversationId, organizationId, botId, versionId, channel, startedAt },
    ...{ hasGoals, isCounted, isHandedOff, endReason },
    goalAmounts: Object.fromEntries(goalAmounts.map(({ currency, amountMinor }) => [currency, amountMinor])),
    questions: Object.fromEntries(questions.map(({ blockId, asked, answered }) => [blockId, { asked, answered }])),
    errorCodes: Object.fromEntries(errorCodes.map(({ name, sum }) => [name, sum])),
    modelUse: Object.fromEntries(modelUse.map(({ name, sum }) => [name, sum])),
    teamWork: Object.fromEntries(teamWork.map(({ name, sum }) => [name, sum])),
  });
}

type StoredList = 'goalAmounts' | 'questions' | 'errorCodes' | 'modelUse' | 'teamWork';

/** The parts of a stored fact besides its lists and the fields of its document. */
type RestOfFact = Omit<
  ConversationFact,
  | keyof Pick<
      ConversationDocument,
      'conversationId' | 'organizationId' | 'botId' | 'versionId' | 'channel' | 'startedAt'
    >
  | 'hasGoals'
  | 'isCounted'
  | 'isHandedOff'
  | 'endReason'
  | StoredList
>;

export async function factsByIds(
  { conversationLogs }: Collections,
  organizationId: string,
  conversationIds: readonly string[],
): Promise<ConversationFact[]> {
  if (conversationIds.length === 0) return [];
  const ids = conversationIds.map((conversationId) => idOf(organizationId, conversationId));
  return (await conversationLogs.find({ _id: { $in: ids }, organizationId }).toArray()).map(factOf);
}

/** Some conversations of a version that are stored with goals, or without. */
export async function factsOfVersion(
  { conversationLogs }: Collections,
  organizationId: string,
  { limit, ...filter }: { versionId: string; hasGoals: boolean; limit: number },
): Promise<ConversationFact[]> {
  return (
    await conversationLogs
      .find({ organizationId, ...filter })
      .limit(limit)
      .toArray()
  ).map(factOf);
}

/** Conversations and views that started in the window, in pages. */
export async function* factsStartedIn(
  { conversationLogs }: Collections,
  organizationId: string,
  { from, to }: Window,
): AsyncGenerator<ConversationFact[]> {
  let rest: object = { startedAt: { $gte: from, $lt: to } };
  for (;;) {
    const page = await conversationLogs
      .find({ organizationId, ...rest })
      .sort({ startedAt: 1, _id: 1 })
      .limit(pageSize)
      .toArray();
    if (page.length > 0) yield page.map(factOf);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    const after = [{ startedAt: { $gt: last.startedAt } }, { startedAt: last.startedAt, _id: { $gt: last._id } }];
    rest = { startedAt: { $gte: last.startedAt, $lt: to }, $or: after };
  }
}

const groupsUpgrade = 'groups';

/**
 * Conversations of the previous release get the groups that count them, once for the database: a look at every conversation is too much for
 * each start. Page by page, so that no command runs for long; one that is written meanwhile has its groups already.
 */
export async function groupStored({ conversationLogs, upgrades }: Collections): Promise<void> {
  if ((await upgrades.findOne({ _id: groupsUpgrade })) !== null) return;
  let after = '';
  for (;;) {
    const page = await conversationLogs
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    const operations = page
      .filter((document: Partial<ConversationDocument>) => document.groups === undefined)
      .map((document) => ({
        updateOne: {
          filter: { _id: document._id, organizationId: document.organizationId, groups: { $exists: false } },
          update: { $set: { groups: [...listsOf(factOf(document))] } },
        },
      }));
    if (operations.length > 0) await conversationLogs.bulkWrite(operations, { ordered: false });
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = last._id;
  }
  await ignoringDone(() => upgrades.insertOne({ _id: groupsUpgrade, isDone: true }));
}
