import fc from 'fast-check';
import { applyEvent, newFact, type ConversationFact, type FactEvent } from '../src/index.js';

export const key = {
  conversationId: 'c',
  organizationId: 'o',
  botId: 'b',
  versionId: 'v',
  channel: 'WEB',
  startedAt: new Date('2026-03-01T10:00:00Z'),
  hasGoals: false,
};

const members = ['ana', 'luis'];

/** Any event of a conversation. */
export const events: fc.Arbitrary<FactEvent> = fc.oneof(
  fc.constant<FactEvent>({ kind: 'started', language: 'es', isReturning: true }),
  fc.constant<FactEvent>({ kind: 'viewed', language: 'es', isReturning: true }),
  fc.record({
    kind: fc.constant('turn' as const),
    responseMs: fc.integer({ min: 0, max: 60_000 }),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('asked' as const), blockId: fc.constantFrom('q1', 'q2', '__proto__') }),
  fc.record({ kind: fc.constant('answered' as const), blockId: fc.constantFrom('q1', 'q2') }),
  fc.record({
    kind: fc.constant('goal' as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    currency: fc.constantFrom('MXN', 'USD', null),
  }),
  fc.record({ kind: fc.constant('handedOff' as const), atMs: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    kind: fc.constant('takenOver' as const),
    memberId: fc.constantFrom(...members),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('humanReplied' as const),
    waitMs: fc.option(fc.integer({ min: 0, max: 1e8 })),
    businessWaitMs: fc.option(fc.integer({ min: 0, max: 1e8 })),
    memberId: fc.constantFrom(...members, undefined),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('failed' as const), code: fc.constantFrom('X', 'Y', '__proto__') }),
  fc.record({
    kind: fc.constant('modelUsed' as const),
    model: fc.constantFrom('a model', 'b'),
    promptTokens: fc.integer({ min: 0, max: 9_000 }),
    completionTokens: fc.integer({ min: 0, max: 900 }),
    costMicros: fc.option(fc.integer({ min: 0, max: 5_000_000_000 })),
    currency: fc.constantFrom('USD', 'MXN'),
  }),
  fc.record({
    kind: fc.constant('rated' as const),
    scale: fc.constantFrom('STARS' as const, 'NPS' as const),
    value: fc.integer({ min: 0, max: 10 }),
    isSatisfaction: fc.constant(true),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('commented' as const), isSatisfaction: fc.boolean() }),
  fc.record({
    kind: fc.constant('ended' as const),
    reason: fc.constantFrom('COMPLETED', 'GOAL', 'ABANDONED', 'RESOLVED_BY_HUMAN'),
    hasAnswered: fc.boolean(),
    memberId: fc.constantFrom(...members, undefined),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
);

/** Any conversation, with goals in its bot or without. */
export const conversations: fc.Arbitrary<ConversationFact> = fc
  .tuple(fc.array(events, { maxLength: 15 }), fc.boolean())
  .map(([list, hasGoals]) => list.reduce(applyEvent, newFact({ ...key, hasGoals })));
