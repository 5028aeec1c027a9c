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

/** Any event of a conversation. */
export const events: fc.Arbitrary<FactEvent> = fc.oneof(
  fc.constant<FactEvent>({ kind: 'started' }),
  fc.record({ kind: fc.constant('turn' as const), responseMs: fc.integer({ min: 0, max: 60_000 }) }),
  fc.record({ kind: fc.constant('asked' as const), blockId: fc.constantFrom('q1', 'q2', '__proto__') }),
  fc.record({ kind: fc.constant('answered' as const), blockId: fc.constantFrom('q1', 'q2') }),
  fc.record({
    kind: fc.constant('goal' as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    currency: fc.constantFrom('MXN', 'USD', null),
  }),
  fc.constant<FactEvent>({ kind: 'handedOff' }),
  fc.record({ kind: fc.constant('humanReplied' as const), waitMs: fc.option(fc.integer({ min: 0, max: 1e8 })) }),
  fc.constant<FactEvent>({ kind: 'failed' }),
  fc.record({
    kind: fc.constant('rated' as const),
    scale: fc.constantFrom('STARS' as const, 'NPS' as const),
    value: fc.integer({ min: 0, max: 10 }),
    isSatisfaction: fc.constant(true),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    reason: fc.constantFrom('COMPLETED', 'GOAL', 'ABANDONED'),
    hasAnswered: fc.boolean(),
    atMs: fc.integer({ min: 0, max: 3 }),
  }),
);

/** Any conversation, with goals in its bot or without. */
export const conversations: fc.Arbitrary<ConversationFact> = fc
  .tuple(fc.array(events, { maxLength: 15 }), fc.boolean())
  .map(([list, hasGoals]) => list.reduce(applyEvent, newFact({ ...key, hasGoals })));
