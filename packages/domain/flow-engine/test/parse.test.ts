import { describe, expect, test } from '@jest/globals';
import {
  blockKinds,
  defaultOptions,
  flowJsonSchema,
  parseDefinition,
  parseFlow,
  portsOf,
  summaryOf,
  type Block,
} from '../src/index.js';
import { aDefinition, aFlow, block, edges, group, inOneGroup, say } from './kit.js';

function firstMessage(json: unknown): string {
  const parsed = parseDefinition(json);
  return parsed.ok ? 'ok' : `${parsed.issues[0]?.path.join('.')}: ${parsed.issues[0]?.message}`;
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parsing definitions', () => {
  test('Every block kind with default options is parsed unchanged', () => {
    for (const locale of ['es', 'en'] as const) {
      const blocks = blockKinds.map((kind) => ({ id: kind, kind, options: defaultOptions(kind, locale) }) as Block);
      const definition = aDefinition(aFlow([group('g1', ...blocks)], edges('start -> g1')));
      expect(parseDefinition(json(definition))).toEqual({ ok: true, definition: json(definition) });
      for (const item of blocks) {
        expect(summaryOf(item, locale)).not.toBe('');
        expect(new Set(portsOf(item)).size).toBe(portsOf(item).length);
      }
    }
  });

  test('Unknown keys are dropped at every level', () => {
    const definition = inOneGroup(say('a', 'A'));
    const dirty = JSON.parse(JSON.stringify(definition).replaceAll('"id":', '"extra":{"x":1},"id":')) as unknown;
    expect(parseDefinition(dirty)).toEqual({ ok: true, definition: json(definition) });
  });

  test.each([
    ['a text of 4097 characters', json(inOneGroup(say('a', 'x'.repeat(4097))))],
    ['a name of 81 characters', json({ ...inOneGroup(), profile: { ...inOneGroup().profile, name: 'x'.repeat(81) } })],
    ['61 blocks in a group', json(inOneGroup(...Array.from({ length: 61 }, (_, at) => say(`b${at}`, 'x'))))],
    [
      '501 groups',
      json(
        aDefinition(
          aFlow(
            Array.from({ length: 501 }, (_, at) => group(`g${at}`)),
            [],
          ),
        ),
      ),
    ],
    ['an image by javascript:', json(inOneGroup(block('i', 'image', { url: 'javascript:alert(1)' })))],
    ['an image by data:', json(inOneGroup(block('i', 'image', { url: 'data:image/png;base64,AA' })))],
    ['a map by ftp:', json({ ...inOneGroup(), profile: { ...inOneGroup().profile, mapUrl: 'ftp://x' } })],
    ['an unknown block kind', json(inOneGroup({ ...say('a', 'A'), kind: 'script' } as unknown as Block))],
    ['an id that is a prototype key', json(inOneGroup(say('constructor', 'A')))],
    [
      'a variable named __proto__',
      json({
        ...inOneGroup(),
        variables: [{ name: '__proto__', type: 'TEXT', scope: 'BOT', isPersonalData: false, defaultValue: null }],
      }),
    ],
    ['a number that is not finite', { ...inOneGroup(), settings: { idleMinutes: Number.NaN, resumeHours: 1 } }],
    ['an own __proto__ key', JSON.parse('{"__proto__":{"polluted":true}}') as unknown],
    ['null', null],
    ['a text', 'flow'],
    ['a list', []],
  ])('A definition with %s is refused with a path and a message', (_title, value) => {
    const parsed = parseDefinition(value);
    expect(parsed).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([{ path: expect.any(Array), message: expect.any(String) }]),
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('Deep nesting is refused without a stack overflow', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(firstMessage({ ...inOneGroup(), variables: deep })).toContain('Nested too deeply');
  });

  test('A definition of ten megabytes is refused before all of it is read', () => {
    expect(firstMessage({ flows: Array.from({ length: 5_000_000 }, () => 0) })).toContain('Too many entries');
    expect(firstMessage({ schemaVersion: 1, locale: 'x'.repeat(10_000_000) })).toContain('locale');
    const row = Array.from({ length: 5_000 }, () => ({}));
    expect(firstMessage({ flows: Array.from({ length: 5_000 }, () => row) })).toContain('Too large');
  });

  test('At most 50 issues are listed', () => {
    const parsed = parseFlow({ ...aFlow([], []), edges: Array.from({ length: 4_000 }, () => 1) });
    expect(parsed.ok ? 0 : parsed.issues.length).toBe(50);
  });

  test('A single flow can be parsed, and its JSON Schema lists every block kind', () => {
    const flow = aFlow([group('g1', say('a', 'A'))], edges('start -> g1'));
    expect(parseFlow(json(flow))).toEqual({ ok: true, flow: json(flow) });
    const schema = JSON.stringify(flowJsonSchema);
    for (const kind of blockKinds) expect(schema).toContain(`"const":"${kind}"`);
  });
});
