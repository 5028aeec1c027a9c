import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { describeOnRedis } from '@tertulia/testkit';
import type { RedisForTests } from '@tertulia/testkit';

async function ask(redis: RedisForTests, command: string): Promise<string> {
  const socket = connect(Number(new URL(redis.url).port), '127.0.0.1');
  try {
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().trim();
  } finally {
    socket.destroy();
  }
}

describe('the Redis of a suite', () => {
  describeOnRedis(
    'that keeps nothing',
    (redis) => {
      test('After a crash it is empty, at the same address', async () => {
        expect(await ask(redis, 'SET color red')).toBe('+OK');
        const { url } = redis;
        await redis.kill();
        await expect(ask(redis, 'PING')).rejects.toThrow('ECONNREFUSED');
        await redis.start();
        expect(redis.url).toBe(url);
        expect(await ask(redis, 'GET color')).toBe('$-1');
      });

      test('It responds to commands sent during a pause once it is resumed', async () => {
        redis.pause();
        const answer = ask(redis, 'PING');
        const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50, 'nothing'))]);
        redis.resume();
        expect([first, await answer]).toEqual(['nothing', '+PONG']);
      });
    },
    { isKilled: true },
  );

  describeOnRedis(
    'that is durable',
    (redis) => {
      test('After a crash it has everything that it had accepted', async () => {
        expect(await ask(redis, 'SET color red')).toBe('+OK');
        await redis.kill();
        await redis.start();
        expect(await ask(redis, 'GET color')).toBe('$3\r\nred');
      });
    },
    { isKilled: true, isDurable: true },
  );
});
