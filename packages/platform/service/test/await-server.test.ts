import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { awaitServer, awaitPostgres, awaitRedis } from '../src/index.js';

class Away extends Error {}

function telling() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  return { lines, log };
}

describe('waiting for a server', () => {
  test('goes on until it answers, and tells once', async () => {
    const { lines, log } = telling();
    let tries = 0;
    const open = async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw new Away('refused');
      return 'open';
    };
    const about = { name: 'Redis', setting: 'REDIS_URL', open, isAway: isAway, patienceMs: 10_000, log };
    expect(await awaitServer(about)).toBe('open');
    expect(tries).toBe(3);
    expect(lines.map(({ server, setting, reason }) => [server, setting, reason])).toEqual([
      ['Redis', 'REDIS_URL', 'refused'],
    ]);
  });

  test('ends after the patience with words that help, in two languages', async () => {
    const { log } = telling();
    const open = async (): Promise<never> => Promise.reject(new Away('refused'));
    const about = { name: 'Redis', setting: 'REDIS_URL', open, isAway: isAway, patienceMs: 0, log };
    await expect(awaitServer(about)).rejects.toThrow(
      /Redis no responde \(refused\)[^]*REDIS_URL[^]*Redis does not respond/,
    );
  });

  test('ends at once where waiting does not help', async () => {
    const { log, lines } = telling();
    const wrong = new TypeError('wrong password');
    const open = async (): Promise<never> => Promise.reject(wrong);
    const about = { name: 'Redis', setting: 'REDIS_URL', open, isAway: isAway, patienceMs: 10_000, log };
    await expect(awaitServer(about)).rejects.toBe(wrong);
    expect(lines).toEqual([]);
  });

  test('PostgreSQL and Redis that nobody runs are away; the password is never told', async () => {
    const { log } = telling();
    const waiting = { patienceMs: 0, log };
    const postgres = awaitPostgres('postgres://owner:secret-word@127.0.0.1:1/tertulia_bots', {
      ...waiting,
      setting: 'DATABASE_URL',
    });
    await expect(postgres).rejects.toThrow(/PostgreSQL no responde[^]*DATABASE_URL/);
    await expect(postgres).rejects.not.toThrow('secret-word');
    await expect(awaitRedis('redis://:secret-word@127.0.0.1:1', 'bots', waiting)).rejects.toThrow(
      /Redis no responde[^]*REDIS_URL/,
    );
  });
});

function isAway(error: unknown): boolean {
  return error instanceof Away;
}
