import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { awaitServer, awaitPostgres, awaitRedis } from '../src/index.js';

class Away extends Error {}

function recordingLog() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  return { lines, log };
}

describe('waiting for a server', () => {
  test('Waiting lasts until the server responds, and is logged once', async () => {
    const { lines, log } = recordingLog();
    let tries = 0;
    const open = async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw new Away('refused');
      return 'open';
    };
    const awaited = { name: 'Redis', setting: 'REDIS_URL', open, isUnavailable: isAway, patienceMs: 60_000, log };
    expect(await awaitServer(awaited)).toBe('open');
    expect(tries).toBe(3);
    expect(lines.map(({ server, setting, reason }) => [server, setting, reason])).toEqual([
      ['Redis', 'REDIS_URL', 'refused'],
    ]);
  });

  test('Waiting ends after the given time with a helpful message in two languages', async () => {
    const { log } = recordingLog();
    const open = async (): Promise<never> => Promise.reject(new Away('refused'));
    const awaited = { name: 'Redis', setting: 'REDIS_URL', open, isUnavailable: isAway, patienceMs: 0, log };
    await expect(awaitServer(awaited)).rejects.toThrow(
      /Redis no responde \(refused\)[^]*REDIS_URL[^]*Redis does not respond/,
    );
  });

  test('An error that waiting cannot correct ends the start at once', async () => {
    const { log, lines } = recordingLog();
    const wrong = new TypeError('wrong password');
    const open = async (): Promise<never> => Promise.reject(wrong);
    const awaited = { name: 'Redis', setting: 'REDIS_URL', open, isUnavailable: isAway, patienceMs: 60_000, log };
    await expect(awaitServer(awaited)).rejects.toBe(wrong);
    expect(lines).toEqual([]);
  });

  test('PostgreSQL and Redis that are not running count as unavailable; the password is never shown', async () => {
    const { log } = recordingLog();
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
