import { describe, expect, test } from '@jest/globals';
import { topic } from '@tertulia/messaging';
import { revocationsTopic, type CredentialRevocation, type Principal } from '@tertulia/principal';
import { eventually, principals, testId } from '@tertulia/testkit';
import fc from 'fast-check';
import { scopeText } from './toys/level-toy.js';
import { startSharedWorld, type Member, type SharedWorld } from './toys/shared-world.js';
import type { Stream } from './toys/socket-client.js';

/** Pairs of callers with equal rights. */
const callers: readonly Principal[] = [0xa1, 0xa2].flatMap((organization) =>
  (['VIEWER', 'ORGANIZATION_ADMIN'] as const).flatMap((role) =>
    [1, 2].map((person) =>
      principals.viewer({
        ...{ organizationId: testId(organization), role },
        ...{ userId: testId(organization * 100 + person), sessionId: testId(organization * 100 + person + 50) },
      }),
    ),
  ),
);
const scopes = [...new Set(callers.map(scopeText))];
const query = 'subscription { level { number scope padding } }';
const large = 'x'.repeat(40_000);

interface Reading {
  readonly member: Member;
  readonly caller: Principal;
  readonly stream: Stream;
  hasLeft: boolean;
}

type Step =
  | { readonly kind: 'JOIN'; readonly caller: number }
  | { readonly kind: 'LEAVE' | 'CUT' | 'REVOKE' | 'PAUSE' | 'RESUME'; readonly reading: number }
  | { readonly kind: 'SET'; readonly scope: number; readonly times: number };

const index = (max: number) => fc.nat({ max: max - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('JOIN' as const), caller: index(callers.length) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('LEAVE' as const, 'CUT' as const, 'REVOKE' as const, 'PAUSE' as const, 'RESUME' as const),
        reading: fc.nat({ max: 50 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('SET' as const),
        scope: index(scopes.length),
        times: fc.integer({ min: 1, max: 60 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 30 },
);

/** Sockets that come and go, and what each of them has seen. */
class Crowd {
  readonly #world: SharedWorld;
  readonly readings: Reading[] = [];
  #level = 0;

  constructor(world: SharedWorld) {
    this.#world = world;
    world.levels.padding = large;
  }

  async do(step: Step): Promise<void> {
    if (step.kind === 'JOIN') return this.#join(callers[step.caller % callers.length] ?? principals.viewer());
    if (step.kind === 'SET') return this.#set(scopes[step.scope] ?? '', step.times);
    const reading = this.readings[step.reading % Math.max(1, this.readings.length)];
    if (reading === undefined || reading.hasLeft) return;
    const { client } = reading.member;
    if (step.kind === 'PAUSE') return client.socket.pause();
    if (step.kind === 'RESUME') return client.socket.resume();
    reading.hasLeft = true;
    if (step.kind === 'LEAVE') reading.stream.unsubscribe();
    if (step.kind === 'CUT') client.socket.terminate();
    if (step.kind === 'REVOKE') this.#revoke(reading);
  }

  async #join(caller: Principal): Promise<void> {
    const member = await this.#world.connect(caller);
    this.readings.push({ member, caller, stream: member.client.subscribe(query), hasLeft: false });
  }

  async #set(scope: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.#level += 1;
      this.#world.levels.set(scope, this.#level);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #revoke({ member, caller }: Reading): void {
    this.#world.toy.identity.sessions.delete(member.token);
    const sessionIds = caller.kind === 'USER' ? [caller.sessionId] : [];
    const revocation = { sessionIds, userIds: [], keyIds: [], organizationIds: [] };
    this.#world.toy.pubSub.publish(topic<CredentialRevocation>(revocationsTopic), revocation);
  }

  resumeAll(): void {
    for (const { member } of this.readings) member.client.socket.resume();
  }

  /**
   * Who is still there without the latest value, who has had a value of another scope, or an older one after a newer one, and
   * subscriptions that nobody reads.
   */
  wrongs(): unknown[] {
    const { levels } = this.#world;
    const present = this.readings.filter(({ hasLeft }) => !hasLeft);
    const late = present.filter(
      ({ member, caller, stream }) => levelsOf(member, stream).at(-1)?.number !== levels.levelOf(scopeText(caller)),
    );
    const wrong = this.readings.filter(({ member, caller, stream }) => {
      const seen = levelsOf(member, stream);
      return seen.some(
        ({ number, scope }, at) => scope !== scopeText(caller) || number <= (seen[at - 1]?.number ?? -1),
      );
    });
    const read = new Set(present.map(({ caller }) => scopeText(caller))).size;
    return [...late, ...wrong, ...(levels.listening === read ? [] : [`${levels.listening} instead of ${read}`])];
  }
}

function levelsOf({ client }: Member, { id }: Stream): { number: number; scope: string }[] {
  return client.frames
    .filter((frame) => frame.id === id && frame.type === 'next')
    .map(({ payload }) => (payload as { data: { level: { number: number; scope: string } } }).data.level);
}

describe('members of shared subscriptions who join, leave, lose their rights and read slowly', () => {
  test.each([
    ['the latest value is always new enough for who joins', 3_600_000],
    ['the source is asked for everybody who joins', -1],
  ])('Everybody gets the latest value, and nobody a value of another scope, when %s', async (_, sharedFreshMs) => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = await startSharedWorld({ sharedFreshMs });
        try {
          const crowd = new Crowd(world);
          for (const step of all) await crowd.do(step);
          crowd.resumeAll();
          await eventually(() => expect(crowd.wrongs()).toHaveLength(0));
        } finally {
          await world.close();
        }
      }),
      { numRuns: process.env['FULL'] === 'true' ? 500 : 40 },
    );
  });
});
