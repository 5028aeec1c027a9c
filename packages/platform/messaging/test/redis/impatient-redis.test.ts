import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { describeOnRedis, eventually } from '@tertulia/testkit';
import { pino } from 'pino';
import { ImpatientRedis, openRedis, RedisUnavailableError } from '@tertulia/messaging/redis';

const log = pino({ level: 'silent' });
const patient = { name: 'test', log, commandTimeoutMs: 30_000 };

/** Connects in another process and pings until it has two replies: Redis has then also replied to whatever was sent before. */
const pingTwice = `
  let heard = '';
  const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1', () => socket.write('PING\\r\\n'));
  socket.on('data', (data) => {
    heard += data;
    if (heard.length >= 14) socket.destroy();
    else if (heard.length >= 7) socket.write('PING\\r\\n');
  });
`;

describeOnRedis(
  'a Redis that hangs',
  (server) => {
    test('A Redis that hangs delays one caller at a time, the others fall back at once, and it is used again when it responds', async () => {
      const redis = await openRedis({ ...patient, url: server.url, prefix: server.prefix });
      const impatient = new ImpatientRedis(redis, { patienceMs: 2_000, restMs: 200 });
      let sent = 0;
      const ping = () =>
        impatient.run((commands) => {
          sent += 1;
          return commands.ping();
        });
      expect(await ping()).toBe('PONG');
      server.pause();
      await expect(ping()).rejects.toThrow(RedisUnavailableError);
      expect(sent).toBe(2);
      const refused = await Promise.allSettled(Array.from({ length: 50 }, ping));
      expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
      // Whoever sends nothing has nothing to wait for.
      expect(sent).toBeLessThanOrEqual(3);
      server.resume();
      await eventually(async () => expect(await ping()).toBe('PONG'));
      expect(await Promise.all([ping(), ping(), ping()])).toEqual(['PONG', 'PONG', 'PONG']);
      await redis.close();
    });

    test('An error of the command itself does not count as Redis being unavailable', async () => {
      const redis = await openRedis({ ...patient, url: server.url, prefix: server.prefix });
      const impatient = new ImpatientRedis(redis, { patienceMs: 20_000 });
      await redis.commands.set(redis.key('text'), 'x');
      await expect(impatient.run((commands) => commands.incr(redis.key('text')))).rejects.toThrow(/integer/);
      expect(await impatient.run((commands) => commands.ping())).toBe('PONG');
      await redis.close();
    });
  },
  { isKilled: true },
);

describe('during the cool-down after a failure of Redis', () => {
  test('One caller probes Redis when the cool-down ends, whatever the others do meanwhile', async () => {
    let calls = 0;
    let isUnavailable = true;
    const redis = {
      impatience: { restMs: 10 },
      isUp: () => true,
      run: async (): Promise<never> => {
        calls += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (isUnavailable) throw new RedisUnavailableError();
        return 'fine' as never;
      },
    };
    const impatient = new ImpatientRedis(redis);
    await expect(impatient.run(async () => null)).rejects.toThrow(RedisUnavailableError);
    const tries = () => Promise.allSettled(Array.from({ length: 20 }, () => impatient.run(async () => null)));
    await eventually(async () => {
      const before = calls;
      await tries();
      expect(calls - before).toBe(1);
    });
    isUnavailable = false;
    await eventually(async () => {
      await tries();
      expect(await impatient.run(async () => null)).toBe('fine');
    });
  });
});

describeOnRedis('a process that was busy itself', (server) => {
  test('A process that was busy itself does not consider Redis unavailable', async () => {
    const redis = await openRedis({ ...patient, url: server.url, prefix: server.prefix });
    const impatient = new ImpatientRedis(redis, { patienceMs: 50 });
    for (let round = 0; round < 5; round += 1) {
      const answer = impatient.run((commands) => commands.ping());
      const busyUntilMs = performance.now() + 100;
      // Blocks this process: the command is written already, and Redis replies meanwhile.
      execFileSync(process.execPath, ['-e', pingTwice, new URL(server.url).port]);
      while (performance.now() < busyUntilMs);
      expect(await answer).toBe('PONG');
    }
    await redis.close();
  });
});
