import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build, type Plugin } from 'esbuild';
import { block, definitionOf, group } from './definitions.js';
import { counted, everybodysRows, openWorld, publishedBot, type World } from './world.js';

/** Beside the compiled sources, which look for the package's description one folder up. */
const program = join(import.meta.dirname, '..', 'dist', 'due-process.mjs');

/** Libraries are loaded as installed; sources of this repository are compiled. */
const libraries: Plugin = {
  name: 'libraries',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@tertulia/') ? undefined : { path, external: true },
    );
  },
};

const hourMs = 3_600_000;
/** `FULL=true` kills twenty processes; the short form is for every change. */
const isFull = process.env['FULL'] === 'true';
const conversations = isFull ? 60 : 24;
const kills = isFull ? 10 : 3;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await build({
    entryPoints: [join(import.meta.dirname, 'due-process.ts')],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node24', logLevel: 'error' },
    ...{ conditions: ['tertulia-source'], plugins: [libraries] },
  });
});
afterAll(async () => world.close());

/** The signal that ended it; null for one that came to its end. */
async function takeUntil(idsLeft: number): Promise<string | null> {
  const { databases, settings } = world.input;
  const child = fork(program, [JSON.stringify({ databases, settings, now: world.clock.now().toISOString(), idsLeft })]);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0 && signal === null) throw new Error('the process failed');
  return signal;
}

async function times(text: string): Promise<number[]> {
  const sql = `select count(m.id)::int as times from conversation c left join message m on m.conversation_id = c.id and m.text = ?
    group by c.id`;
  return (await everybodysRows<{ times: number }>(world, sql, [text])).map((row) => row.times);
}

test(`Every wait ends once over ${2 * kills} processes that are killed in the middle, also two in a row`, async () => {
  const wait = (id: string) => block(id, 'wait', { mode: 'FOR', amount: '1', unit: 'HOURS' });
  const say = (id: string, es: string) => block(id, 'text', { variations: [{ es }] });
  const ask = (id: string) => block(id, 'textInput', { prompt: { es: '¿Y tú?' } });
  const blocks = [ask('a'), wait('w1'), say('s1', 'Primero'), wait('w2'), say('s2', 'Segundo'), ask('b')];
  const bot = await publishedBot(world, definitionOf([group('g', ...blocks)], []));
  for (let made = 0; made < conversations; made += 1) await counted(world, bot);
  for (const text of ['Primero', 'Segundo']) {
    world.clock.advance(hourMs);
    for (let kill = 0; kill < kills; kill += 1) {
      expect(await takeUntil((kill * 7) % 11)).toBe('SIGKILL');
      // What a killed process has claimed is taken up once its time is over.
      world.clock.advance(31_000);
    }
    const whole = [takeUntil(100_000), takeUntil(100_000), world.useCases.takeDueTurns()];
    expect((await Promise.all(whole)).slice(0, 2)).toEqual([null, null]);
    expect(await times(text)).toEqual(Array.from({ length: conversations }, () => 1));
  }
  const gapless = 'select count(*)::int as n, max(sequence) as last from message group by conversation_id';
  for (const { n, last } of await everybodysRows<{ n: number; last: number }>(world, gapless)) expect(n).toBe(last);
});
