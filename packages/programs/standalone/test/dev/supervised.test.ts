import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { Supervised } from '../../src/dev/supervised.js';

const path = join(import.meta.dirname, 'child.mjs');
let supervised: Supervised | null = null;
afterEach(async () => supervised?.stop());

function supervise(): { told: string[]; program: Supervised } {
  const told: string[] = [];
  supervised = new Supervised({
    path,
    env: process.env,
    ready: () => void told.push('ready'),
    ended: (how) => void told.push(`ended: ${how}`),
  });
  return { told, program: supervised };
}

describe('a supervised program', () => {
  test('A program reports that it is ready, receives messages, and ends without a report when it is stopped', async () => {
    const { told, program } = supervise();
    program.start();
    await eventually(() => expect(told).toEqual(['ready']));
    program.send('hello');
    await eventually(() => expect(told).toEqual(['ready', 'ready']));
    await program.stop();
    expect([program.isRunning, told]).toEqual([false, ['ready', 'ready']]);
  });

  test('A crash is reported with how the program ended, and the program can be started again', async () => {
    const { told, program } = supervise();
    program.start(['crash']);
    await eventually(() => expect(told).toEqual(['ended: 7']));
    expect(program.isRunning).toBe(false);
    await program.restart();
    await eventually(() => expect(told).toEqual(['ended: 7', 'ready']));
  });

  test('A program that does not end when asked is killed', async () => {
    const { told, program } = supervise();
    program.start(['stubborn']);
    await eventually(() => expect(told).toEqual(['ready']));
    await program.stop();
    expect(program.isRunning).toBe(false);
  });
});
