import { describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import type { PresenceStore } from '../src/application/ports.js';

/** Stores of two processes, or the one store of one process twice. */
export interface PresencePair {
  readonly one: PresenceStore;
  readonly other: PresenceStore;
}

let organizations = 0x1000;

/** What every presence store holds to. Each test has an organization of its own. */
export function presenceContract(pair: () => PresencePair): void {
  const noon = Date.parse('2026-03-01T12:00:00Z');
  const at = (seconds: number) => new Date(noon + seconds * 1_000);
  const counts = async (store: PresenceStore, organizationId: string, seconds: number) =>
    Object.fromEntries((await store.countByBot(organizationId, at(seconds))) ?? [['unknown', -1]]);
  const organization = () => testId((organizations += 1));

  describe('presence', () => {
    test('counts open chats by bot, also those that gave their sign to another process', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      await other.beat({ organizationId, botId: 'a', conversationId: 'c2', at: at(1) });
      await other.beat({ organizationId, botId: 'b', conversationId: 'c3', at: at(1) });
      expect(await counts(one, organizationId, 2)).toEqual({ a: 2, b: 1 });
      expect(await counts(other, organizationId, 2)).toEqual({ a: 2, b: 1 });
    });

    test('counts a chat once, however often and wherever it gives a sign', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      for (const store of [one, other, one]) {
        await store.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      }
      expect(await counts(one, organizationId, 0)).toEqual({ a: 1 });
    });

    test('ends a minute after the last sign, not a moment earlier', async () => {
      const { one } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      await one.beat({ organizationId, botId: 'a', conversationId: 'c2', at: at(30) });
      expect(await counts(one, organizationId, 60)).toEqual({ a: 2 });
      expect(await counts(one, organizationId, 60.001)).toEqual({ a: 1 });
      expect(await counts(one, organizationId, 90.001)).toEqual({});
    });

    test('is not shortened by an older sign that arrives late', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(40) });
      await other.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      expect(await counts(one, organizationId, 90)).toEqual({ a: 1 });
    });

    test('of one organization is nothing to another one', async () => {
      const { one } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      expect(await counts(one, organization(), 0)).toEqual({});
    });
  });
}
