import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RedisLocks } from '@tertulia/locks';
import { openRedis, RedisUnavailableError } from '@tertulia/messaging/redis';
import type { RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually } from '@tertulia/testkit';
import type { RedisForTests } from '@tertulia/testkit';
import { pino } from 'pino';
import { locksContract } from './locks.contract.js';

const log = pino({ level: 'silent' });

interface Two {
  readonly one: RedisLocks;
  readonly other: RedisLocks;
  readonly oneServer: RedisServer;
}

function twoProcesses(server: RedisForTests): () => Two {
  let two: Two;
  let servers: RedisServer[] = [];
  beforeEach(async () => {
    await server.start();
    const open = async (name: string): Promise<RedisServer> =>
      openRedis({ url: server.url, name, log, prefix: server.prefix, commandTimeoutMs: 200 });
    const [oneServer, otherServer] = [await open('one'), await open('other')];
    servers = [oneServer, otherServer];
    two = {
      one: new RedisLocks({ redis: oneServer, log }),
      other: new RedisLocks({ redis: otherServer, log }),
      oneServer,
    };
  });
  afterEach(async () => {
    await Promise.all(servers.map(async (opened) => opened.close()));
  });
  return () => two;
}

/** Holds until the time is over. @throws Error when it cannot be taken */
async function hold(locks: RedisLocks, isOver: Promise<void>): Promise<void> {
  const outcome = await locks.tryHold('job', async () => isOver.then(() => true));
  if (outcome === null) throw new Error('not taken');
}

async function untilLost(signal: AbortSignal): Promise<number> {
  const startedAtMs = performance.now();
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return performance.now() - startedAtMs;
}

describe('locks on Redis', () => {
  describeOnRedis('contract', (server) => {
    const two = twoProcesses(server);
    locksContract(() => two());

    test('are renewed for as long as the work takes', async () => {
      const { one, other } = two();
      const startedAtMs = performance.now();
      const outcome = await one.tryHold(
        'long',
        async ({ signal }) => {
          await eventually(() => expect(performance.now() - startedAtMs).toBeGreaterThan(1_000));
          return { isLost: signal.aborted, other: await other.tryHold('long', async () => 'taken') };
        },
        { leaseMs: 300 },
      );
      expect(outcome).toEqual({ isLost: false, other: null });
    });
  });

  describeOnRedis(
    'with a Redis that fails',
    (server) => {
      const two = twoProcesses(server);

      test('cannot be taken while Redis is away, and can when it is back', async () => {
        const { one, oneServer } = two();
        await server.kill();
        await eventually(() => expect(oneServer.isUp()).toBe(false));
        expect(await one.tryHold('job', async () => 'ran')).toBeNull();
        await expect(one.remainingMs('job')).rejects.toThrow(RedisUnavailableError);
        await server.start();
        await eventually(async () => expect(await one.tryHold('job', async () => 'ran')).toBe('ran'));
      });

      test('are lost before their lease can have ended when Redis goes away, not earlier than needed', async () => {
        const { one } = two();
        const lostAfterMs = await one.tryHold(
          'job',
          async ({ signal }) => {
            await server.kill();
            return untilLost(signal);
          },
          { leaseMs: 900 },
        );
        expect(lostAfterMs).toBeLessThan(901);
        expect(lostAfterMs).toBeGreaterThan(200);
      });

      test('are kept over an absence that is shorter than the lease', async () => {
        const { one, other } = two();
        const outcome = await one.tryHold(
          'job',
          async ({ signal }) => {
            server.pause();
            const answer = await other.remainingMs('job').catch((error: unknown) => error);
            server.resume();
            await eventually(async () => expect(await other.remainingMs('job')).toBeGreaterThan(3_000));
            return { answer, isLost: signal.aborted };
          },
          { leaseMs: 4_500 },
        );
        expect(outcome).toEqual({ answer: expect.any(RedisUnavailableError), isLost: false });
      });

      test('of a process that died go to another when the lease ends', async () => {
        const { one, other, oneServer } = two();
        let end: () => void = () => undefined;
        const working = one.tryHold('job', async () => new Promise<void>((resolve) => (end = resolve)), {
          leaseMs: 600,
        });
        await eventually(async () => expect(await other.remainingMs('job')).toBeGreaterThan(0));
        await oneServer.close();
        expect(await other.tryHold('job', async () => 'taken')).toBeNull();
        await eventually(async () => expect(await other.tryHold('job', async () => 'taken')).toBe('taken'));
        end();
        await working;
      });

      test('that were lost are not released by the one who lost them', async () => {
        const { one, other } = two();
        let end: () => void = () => undefined;
        const isHeld = new Promise<void>((resolve) => (end = resolve));
        const takenOver: Promise<unknown>[] = [];
        await one.tryHold(
          'job',
          async ({ signal }) => {
            await server.kill();
            await untilLost(signal);
            await server.start();
            takenOver.push(eventually(async () => hold(other, isHeld)));
            await eventually(async () => expect(await one.remainingMs('job')).toBeGreaterThan(0));
          },
          { leaseMs: 300 },
        );
        expect(await one.remainingMs('job')).toBeGreaterThan(0);
        end();
        await Promise.all(takenOver);
        expect(await one.remainingMs('job')).toBe(0);
      });

      test('get a higher fence also after Redis lost everything', async () => {
        const { one } = two();
        const fenceOf = async (): Promise<number | null> => one.tryHold('job', async ({ fence }) => fence);
        const before = await fenceOf();
        await server.kill();
        await server.start();
        const after = await eventually(async () => {
          const fence = await fenceOf();
          expect(fence).not.toBeNull();
          return fence;
        });
        expect(after).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY);
      });
    },
    { isKilled: true },
  );
});
