import { describe, expect, test } from '@jest/globals';
import { describeOnRedis, eventually, testId } from '@tertulia/testkit';
import fc from 'fast-check';
import { renamed, renaming } from './events-for-tests.js';
import { RedisWorld, type Replica } from './redis-world.js';

const organizations = Array.from({ length: 5 }, (_, n) => testId(0x300 + n));

type Step =
  | { readonly kind: 'PUBLISH'; readonly organization: number; readonly count: number }
  | { readonly kind: 'JOIN' | 'STOP' | 'DIE' };

const publishing = fc.record({
  kind: fc.constant('PUBLISH' as const),
  organization: fc.nat({ max: organizations.length - 1 }),
  count: fc.integer({ min: 1, max: 12 }),
});
const moving = fc.record({ kind: fc.constantFrom('JOIN' as const, 'STOP' as const, 'DIE' as const) });
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof({ arbitrary: publishing, weight: 5 }, moving), {
  minLength: 5,
  maxLength: 25,
});
/** Which events fail, by their number in their organization, and how often: fewer times than there are attempts. */
const failures = fc.dictionary(fc.nat({ max: 30 }).map(String), fc.integer({ min: 1, max: 2 }), { maxKeys: 4 });

class Story {
  readonly published = new Map<string, string[]>(organizations.map((id) => [id, []]));
  readonly handled = new Map<string, string[]>(organizations.map((id) => [id, []]));
  readonly #world: RedisWorld;
  readonly #failing: Readonly<Record<string, number>>;
  readonly #failed = new Map<string, number>();
  #alive: Replica[] = [];

  constructor(world: RedisWorld, failing: Readonly<Record<string, number>>) {
    this.#world = world;
    this.#failing = failing;
  }

  async play(step: Step): Promise<void> {
    switch (step.kind) {
      case 'JOIN':
        return this.join();
      case 'STOP':
        if (this.#alive.length > 1) await this.#alive.shift()?.bus.stop();
        return;
      case 'DIE':
        if (this.#alive.length > 1) await this.#alive.shift()?.die();
        return;
      case 'PUBLISH':
        await this.#publish(organizations[step.organization] ?? '', step.count);
    }
  }

  async join(): Promise<void> {
    const replica = await this.#world.replica({ leaseMs: 300, maxAttempts: 10 });
    replica.bus.subscribe('test.order', [renamed], async ({ organizationId, payload }) => {
      // Yields to others, as real work does.
      await new Promise((resolve) => setImmediate(resolve));
      const times = this.#failing[payload.name] ?? 0;
      const key = `${organizationId} ${payload.name}`;
      const before = this.#failed.get(key) ?? 0;
      if (before < times) {
        this.#failed.set(key, before + 1);
        throw new Error(`try ${before + 1}`);
      }
      this.handled.get(organizationId)?.push(payload.name);
    });
    replica.bus.start();
    this.#alive.push(replica);
  }

  /** By organization, each event where it was handled first: repeats are for the inbox. */
  firstTimes(): Map<string, string[]> {
    return new Map([...this.handled].map(([id, names]) => [id, [...new Set(names)]]));
  }

  async #publish(organizationId: string, count: number): Promise<void> {
    const names = this.published.get(organizationId) ?? [];
    const events = Array.from({ length: count }, (_, n) => renaming(organizationId, `${names.length + n}`));
    names.push(...events.map((event) => event.payload.name));
    await this.#alive.at(-1)?.bus.publish(events);
  }
}

describe('the order within an organization', () => {
  describeOnRedis('on Redis', (server) => {
    test('Order holds whatever fails and whichever replicas start, stop and die', async () => {
      await fc.assert(
        fc.asyncProperty(steps, failures, async (story, failing) => {
          const world = new RedisWorld(server);
          const played = new Story(world, failing);
          try {
            await played.join();
            for (const step of story) await played.play(step);
            await eventually(() => expect(played.firstTimes()).toEqual(played.published), { deadlineMs: 60_000 });
          } finally {
            await world.end();
          }
        }),
        { numRuns: 20, endOnFailure: true },
      );
    }, 300_000);
  });
});
