import type { ConversationGroup, FactEvent, MemberGroup } from '@tertulia/metrics';
import { allNeeds } from '../src/domain/report-needs.js';
import { uuidV7Ids } from '@tertulia/persistence';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import type { CountedQuery, IngestItem, ReportQuery, ReportRows } from '../src/application/ports.js';
import { gridPieces, noFilter } from '../src/domain/metrics-filter.js';
import { piecesOf, previousOf, type Window } from '../src/domain/window.js';

export const ids = uuidV7Ids();
const dayMs = 86_400_000;
export const zone = 'America/Santiago';
/** Around the night of 4 April 2026, when Chile's clocks repeat an hour. */
export const window: Window = { from: new Date('2026-04-01T03:00:00Z'), to: new Date('2026-04-09T04:00:00Z') };
export const bots = [testId(0xb1), testId(0xb2)];
export const members = [testId(0x3a), testId(0x3b)];
const versions = [testId(0xe1), testId(0xe2), null];

/** An event of one of a few conversations, whose bot, version and start follow from its number. */
export interface Happening {
  conversation: number;
  event: FactEvent | null;
  question: string | null;
}

const times = fc.integer({ min: 0, max: 5 });
const factEvents: fc.Arbitrary<FactEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<FactEvent>({ kind: 'started' }) },
  fc.constant<FactEvent>({ kind: 'viewed' }),
  fc.record({ kind: fc.constant('turn' as const), responseMs: fc.integer({ min: 0, max: 60_000 }), atMs: times }),
  fc.record({ kind: fc.constant('asked' as const), blockId: fc.constantFrom('q1', '__proto__') }),
  fc.record({ kind: fc.constant('answered' as const), blockId: fc.constantFrom('q1', 'q2') }),
  fc.record({
    kind: fc.constant('goal' as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 900_000 })),
    currency: fc.constantFrom('MXN', 'USD', null),
  }),
  fc.record({
    kind: fc.constant('rated' as const),
    scale: fc.constantFrom('STARS' as const, 'NPS' as const),
    value: fc.integer({ min: 1, max: 5 }),
    isSatisfaction: fc.boolean(),
    atMs: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ kind: fc.constant('commented' as const), isSatisfaction: fc.boolean() }),
  fc.record({ kind: fc.constant('handedOff' as const), atMs: times }),
  fc.record({ kind: fc.constant('takenOver' as const), memberId: fc.constantFrom(...members), atMs: times }),
  fc.record({
    kind: fc.constant('humanReplied' as const),
    waitMs: fc.option(fc.integer({ min: 0, max: 1e8 })),
    businessWaitMs: fc.option(fc.integer({ min: 0, max: 1e8 })),
    memberId: fc.constantFrom(...members, undefined),
    atMs: times,
  }),
  fc.record({ kind: fc.constant('failed' as const), code: fc.constantFrom('X', 'A.$b', '__proto__') }),
  fc.record({
    kind: fc.constant('modelUsed' as const),
    model: fc.constantFrom('gpt 4.1', 'llama'),
    promptTokens: fc.integer({ min: 0, max: 9_000 }),
    completionTokens: fc.integer({ min: 0, max: 900 }),
    costMicros: fc.option(fc.integer({ min: 0, max: 5_000_000_000 })),
    currency: fc.constantFrom('USD', 'MXN'),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    reason: fc.constantFrom('COMPLETED', 'ABANDONED', 'RESOLVED_BY_HUMAN'),
    hasAnswered: fc.boolean(),
    memberId: fc.constantFrom(...members, undefined),
    atMs: times,
  }),
);

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    conversation: fc.integer({ min: 0, max: 9 }),
    event: fc.option(factEvents, { freq: 8 }),
    question: fc.option(fc.constantFrom('precio', 'horario'), { freq: 2 }),
  }),
  { minLength: 1, maxLength: 60 },
);

function keyOf(organizationId: string, conversation: number): IngestItem['key'] {
  // Minutes around local midnights, in both windows.
  const startedAt = new Date(
    window.from.getTime() + (((conversation * 7919) % 22) - 8) * (dayMs / 2) + conversation * 61_000,
  );
  return {
    conversationId: testId(0xc000 + conversation),
    organizationId,
    botId: bots[conversation % 2] ?? '',
    versionId: versions[conversation % 3] ?? null,
    channel: conversation % 4 === 3 ? 'API' : 'WEB',
    startedAt,
  };
}

/** A view is earlier than the start of its conversation, and what a model used does not know where it belongs. */
function placeOf(key: IngestItem['key'], event: FactEvent | null): IngestItem['key'] {
  if (event?.kind === 'viewed') return { ...key, startedAt: new Date(key.startedAt.getTime() - 95 * 60_000) };
  return event?.kind === 'modelUsed' ? { ...key, versionId: null, channel: '', startedAt: new Date(0) } : key;
}

/** What only the start of a conversation tells; nothing in those of an earlier release. */
function visitOf(conversation: number): { language?: string; isReturning?: boolean } {
  return conversation % 5 === 4
    ? {}
    : { language: conversation % 2 === 0 ? 'es' : 'en', isReturning: conversation % 3 > 0 };
}

export function itemOf(organizationId: string, happening: Happening, index: number): IngestItem {
  const { conversation, event, question } = happening;
  const key = keyOf(organizationId, conversation);
  return {
    eventId: ids.next(),
    occurredAt: new Date(key.startedAt.getTime() + index),
    name: event?.kind ?? 'nothing',
    key: placeOf(key, event),
    factEvent: event?.kind === 'started' ? { ...event, ...visitOf(conversation) } : event,
    unanswered: question === null ? null : { shown: question, folded: question },
    isErasure: false,
    heat: event?.kind === 'asked' ? { kind: 'asked', blockId: event.blockId } : undefined,
  };
}

export function queryOf(organizationId: string, groupBy: 'BOT' | 'VERSION' = 'BOT', timeZone = zone): ReportQuery {
  return {
    organizationId,
    groupBy,
    groupIds: null,
    needs: allNeeds,
    filter: noFilter,
    window,
    ranges: null,
    current: piecesOf(window, timeZone),
    previous: piecesOf(previousOf(window, timeZone), timeZone),
    hours: gridPieces(window, timeZone, noFilter),
  };
}

export type GroupQuery = Omit<CountedQuery, 'group'> & { group: ConversationGroup | MemberGroup };

/** Conversations of a group in the window. */
export function countedQuery(organizationId: string, group: ConversationGroup | MemberGroup): GroupQuery {
  return { organizationId, groupBy: 'BOT', groupIds: null, filter: noFilter, group, window, ranges: null };
}

/** Sorted rows without those that are all zero: they are equal to missing ones. */
export function sorted(rows: ReportRows): ReportRows {
  const inOrder = <T>(list: T[]): T[] => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    totals: inOrder(
      rows.totals.map((row) => {
        const { questions, goalAmounts, errorCodes, modelUse, teamWork } = row.counters;
        const inOrderOfKeys = <T>(map: Record<string, T>): Record<string, T> =>
          Object.fromEntries(
            Object.entries(map)
              .filter(([, value]) => value !== 0)
              .toSorted(([a], [b]) => (a < b ? -1 : 1)),
          );
        const maps = { goalAmounts: inOrderOfKeys(goalAmounts), errorCodes: inOrderOfKeys(errorCodes) };
        const more = {
          questions: inOrderOfKeys(questions),
          modelUse: inOrderOfKeys(modelUse),
          teamWork: inOrderOfKeys(teamWork),
        };
        return { ...row, counters: { ...row.counters, ...maps, ...more } };
      }),
    ),
    days: inOrder(rows.days.filter((row) => row.conversations + row.goals + row.completed > 0)),
    hours: inOrder(rows.hours.filter((row) => row.conversations > 0)),
    unanswered: inOrder(rows.unanswered),
    failures: inOrder(rows.failures),
  };
}
