import { describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { coverageOf, pathTo, pinOf, play, readRecording, watches, type Recording } from '../src/index.js';
import { aBot, block, booking, choice, edges, group, recorded, salon, say } from './bot.js';

const startedAt = '2026-03-04T19:30:00.000Z';
const pins = (definition: BotDefinition, ...recordings: Recording[]) =>
  recordings.map((one) => pinOf(definition, one, watches));

describe('what pins would notice', () => {
  test('without pins every block is unwatched', () => {
    const { noticed, unwatched, blocks } = coverageOf(salon(), []);
    expect(noticed).toBe(0);
    expect(unwatched).toHaveLength(blocks);
    expect(unwatched.every(({ isVisited }) => !isVisited)).toBe(true);
  });

  test('a pin watches the blocks of its way, and the others are named', () => {
    const bot = salon();
    const { unwatched } = coverageOf(bot, pins(bot, booking));
    expect(unwatched.map(({ blockId }) => blockId)).toEqual(['perdon']);
    const both = coverageOf(bot, pins(bot, booking, recorded(choice('otro', 'Otra cosa'))));
    expect(both.unwatched).toEqual([]);
    expect(both.noticed).toBeGreaterThan(coverageOf(bot, pins(bot, booking)).noticed);
    expect(both.noticed).toBeLessThanOrEqual(both.mutants);
  });

  test('a block where pins come by without watching what it does is unwatched', () => {
    const bot = salon();
    const [pin] = pins(bot, booking);
    const { unwatched } = coverageOf(bot, pin === undefined ? [] : [{ ...pin, watches: ['GOALS'] }]);
    expect(unwatched).toContainEqual(expect.objectContaining({ blockId: 'saludo', isVisited: true }));
  });

  test('a condition that is the wrong way round is noticed', () => {
    const rows = [
      {
        id: 'r1',
        match: 'ALL' as const,
        comparisons: [{ left: 'servicio', operator: 'IS_EMPTY' as const, right: '' }],
      },
    ];
    const bot = aBot(
      [
        group('g', block('si', 'condition', { rows })),
        group('a', say('vacio', 'Vacío.')),
        group('b', say('lleno', 'Lleno.')),
      ],
      edges('start -> g', 'si:r1 -> a', 'si:else -> b'),
    );
    expect(coverageOf(bot, pins(bot, recorded())).unwatched.map(({ blockId }) => blockId)).toEqual(['lleno']);
  });

  test('the work is bounded, and says so', () => {
    const bot = salon();
    expect(coverageOf(bot, pins(bot, booking), 3)).toMatchObject({ isPartial: true });
  });
});

describe('a conversation that reaches a block', () => {
  test.each(['saludo', 'elige', 'perdon', 'telefono', 'meta', 'fin'])('is found for %s', (blockId) => {
    const recording = pathTo(salon(), { blockId, locale: 'es', startedAt });
    expect(recording).not.toBeNull();
    if (recording === null) return;
    expect(play(salon(), recording).visited.blocks.has(blockId)).toBe(true);
    expect(readRecording(JSON.parse(JSON.stringify(recording)))).toMatchObject({ ok: true });
  });

  test('is found behind a split, and behind a retry', () => {
    const parts = [
      { id: 'a', name: '', percent: 90 },
      { id: 'b', name: '', percent: 10 },
    ];
    const split = aBot(
      [group('g', block('parte', 'split', { parts })), group('a', say('mucho', 'A.')), group('b', say('poco', 'B.'))],
      edges('start -> g', 'parte:a -> a', 'parte:b -> b'),
    );
    for (const blockId of ['mucho', 'poco']) expect(pathTo(split, { blockId, locale: 'es', startedAt })).not.toBeNull();
    const failing = aBot(
      [group('g', block('fono', 'phoneInput', { retryLimit: 1 })), group('f', say('sin', 'Sin teléfono.'))],
      edges('start -> g', 'fono:failed -> f'),
    );
    expect(pathTo(failing, { blockId: 'sin', locale: 'es', startedAt })).not.toBeNull();
  });

  test('is not found where no path leads, and the search ends', () => {
    const bot = salon();
    bot.flows[0]?.groups.push(group('isla', say('lejos', 'Aquí nadie llega.')));
    expect(pathTo(bot, { blockId: 'lejos', locale: 'es', startedAt })).toBeNull();
  });
});

describe('a recording from outside', () => {
  const given = { ...booking, startedAt };

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another version', { ...given, schemaVersion: 2 }],
    ['no time', { ...given, startedAt: 'ayer' }],
    ['an unknown input', { ...given, inputs: [{ kind: 'shout', text: 'x' }] }],
    ['too many inputs', { ...given, inputs: Array.from({ length: 101 }, () => ({ kind: 'text', text: 'x' })) }],
    ['a huge text', { ...given, inputs: [{ kind: 'text', text: 'x'.repeat(100_000) }] }],
    ['a bomb of variables', { ...given, variables: { x: 'y'.repeat(2_000_000) } }],
    ['a result of no kind', { ...given, results: [{ blockId: 'b', result: { kind: 'pending' } }] }],
  ])('is refused when it is %s', (_title, json) => {
    expect(readRecording(json).ok).toBe(false);
  });

  test('is read as it was written', () => {
    expect(readRecording(JSON.parse(JSON.stringify(given)))).toEqual({ ok: true, recording: given });
  });
});
