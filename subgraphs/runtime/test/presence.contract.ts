import { describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import type { PresenceStore } from '../src/application/ports.js';

/** Stores of two processes, or one store of one process twice. */
export interface PresencePair {
  readonly one: PresenceStore;
  readonly other: PresenceStore;
}

let organizations = 0x1000;

/** The contract of every presence store. Each test has an organization of its own. */
export function presenceContract(pair: () => PresencePair): void {
  const noon = Date.parse('2026-03-01T12:00:00Z');
  const at = (seconds: number) => new Date(noon + seconds * 1_000);
  const counts = async (store: PresenceStore, organizationId: string, seconds: number) =>
    Object.fromEntries((await store.countByBot(organizationId, at(seconds))) ?? [['unknown', -1]]);
  const organization = () => testId((organizations += 1));

  describe('presence', () => {
    test('counts open chats by bot, including those with a heartbeat at another process', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      await other.beat({ organizationId, botId: 'a', conversationId: 'c2', at: at(1) });
      await other.beat({ organizationId, botId: 'b', conversationId: 'c3', at: at(1) });
      expect(await counts(one, organizationId, 2)).toEqual({ a: 2, b: 1 });
      expect(await counts(other, organizationId, 2)).toEqual({ a: 2, b: 1 });
    });

    test('counts a chat once, whatever the number and place of its heartbeats', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      for (const store of [one, other, one]) {
        await store.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      }
      expect(await counts(one, organizationId, 0)).toEqual({ a: 1 });
    });

    test('ends a minute after the last heartbeat, not a moment earlier', async () => {
      const { one } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      await one.beat({ organizationId, botId: 'a', conversationId: 'c2', at: at(30) });
      expect(await counts(one, organizationId, 60)).toEqual({ a: 2 });
      expect(await counts(one, organizationId, 60.001)).toEqual({ a: 1 });
      expect(await counts(one, organizationId, 90.001)).toEqual({});
    });

    test('is not shortened by an older heartbeat that arrives late', async () => {
      const { one, other } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(40) });
      await other.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      expect(await counts(one, organizationId, 90)).toEqual({ a: 1 });
    });

    test('of one organization is not visible to another one', async () => {
      const { one } = pair();
      const organizationId = organization();
      await one.beat({ organizationId, botId: 'a', conversationId: 'c1', at: at(0) });
      expect(await counts(one, organization(), 0)).toEqual({});
    });
  });
}
