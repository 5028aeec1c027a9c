import { describe, expect, test } from '@jest/globals';
import { canonicalJson, diffDefinitions, parseDefinition, withoutLayout, type BotDefinition } from '../src/index.js';
import { aDefinition, aFlow, aNote, aVariable, block, edges, group, say } from './kit.js';

const base = (): BotDefinition =>
  aDefinition(
    aFlow(
      [group('g1', say('a', 'A'), say('b', 'B'), say('c', 'C')), group('g2', block('e', 'end'))],
      edges('start -> g1', 'c -> g2'),
    ),
  );

function changed(edit: (definition: BotDefinition) => void): string[] {
  const to = structuredClone(base());
  edit(to);
  return diffDefinitions(base(), to).map((change) => `${change.kind} ${change.subject} ${change.id}`);
}

describe('canonical JSON', () => {
  test('Canonical JSON does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: 'ñ' }], a: undefined })).toBe('{"b":[1,{"c":"ñ","d":1}]}');
    expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
    expect(canonicalJson([undefined, null])).toBe('[null,null]');
  });
});

describe('what only the canvas shows', () => {
  test('Comments, positions and collapsed groups make no other content', () => {
    const drawn = structuredClone(base());
    Object.assign(drawn.flows[0] ?? {}, { notes: [aNote('n1')] });
    Object.assign(drawn.flows[0]?.groups[0] ?? {}, { isCollapsed: true, position: { x: 7, y: 7 } });
    expect(canonicalJson(withoutLayout(drawn))).toBe(canonicalJson(withoutLayout(base())));
  });

  test('Comments and collapsed groups are kept as they are read, and hostile ones are refused', () => {
    const drawn = structuredClone(base());
    Object.assign(drawn.flows[0] ?? {}, { notes: [aNote('n1')] });
    Object.assign(drawn.flows[0]?.groups[0] ?? {}, { isCollapsed: true });
    const read = parseDefinition(JSON.parse(JSON.stringify(drawn)));
    expect(read.ok && canonicalJson(read.definition)).toBe(canonicalJson(drawn));
    const hostile = [{ color: 'RED' }, { width: 1e9 }, { text: 'x'.repeat(5_000) }, { position: null }, { id: 7 }];
    for (const part of hostile) {
      const flows = [{ ...drawn.flows[0], notes: [{ ...aNote('n1'), ...part }] }];
      expect(parseDefinition({ ...drawn, flows }).ok).toBe(false);
    }
    const many = [{ ...drawn.flows[0], notes: Array.from({ length: 201 }, (_, at) => aNote(`n${at}`)) }];
    expect(parseDefinition({ ...drawn, flows: many }).ok).toBe(false);
  });
});

describe('differences', () => {
  test('Equal definitions have no differences', () => {
    expect(changed(() => {})).toEqual([]);
  });

  test.each<[string, (definition: BotDefinition) => void, string[]]>([
    [
      'an added block, which moves no other block',
      (d) => d.flows[0]?.groups[0]?.blocks.splice(1, 0, say('x', 'X')),
      ['ADDED BLOCK x'],
    ],
    [
      'a removed block, which moves no other block',
      (d) => d.flows[0]?.groups[0]?.blocks.splice(1, 1),
      ['REMOVED BLOCK b'],
    ],
    ['an edited text', (d) => d.flows[0]?.groups[0]?.blocks.splice(1, 1, say('b', 'Otro')), ['EDITED BLOCK b']],
    [
      'comments and a collapsed group, which are no change',
      (d) => {
        Object.assign(d.flows[0] ?? {}, { notes: [aNote('n1')] });
        Object.assign(d.flows[0]?.groups[0] ?? {}, { isCollapsed: true });
      },
      [],
    ],
    [
      'a new canvas layout, which is not a change',
      (d) =>
        [...(d.flows[0]?.groups ?? []), ...(d.flows[0]?.events ?? [])].forEach((node) =>
          Object.assign(node, { position: { x: 9, y: 9 } }),
        ),
      [],
    ],
    [
      'a group that was renamed',
      (d) => Object.assign(d.flows[0]?.groups[0] ?? {}, { title: 'Nuevo' }),
      ['EDITED GROUP g1'],
    ],
    [
      'an edge to another place',
      (d) => Object.assign(d.flows[0]?.edges[1] ?? {}, { target: { groupId: 'g1' } }),
      ['REWIRED EDGE main block c'],
    ],
    [
      'a block in another group',
      (d) => d.flows[0]?.groups[1]?.blocks.unshift(...(d.flows[0]?.groups[0]?.blocks.splice(2, 1) ?? [])),
      ['MOVED BLOCK c', 'MOVED BLOCK e'],
    ],
    ['a variable', (d) => d.variables.push(aVariable('x')), ['ADDED VARIABLE x']],
    ['a price', (d) => Object.assign(d.profile.services[0] ?? {}, { priceMinor: 1 }), ['EDITED SERVICE s-cut']],
    ['the tone', (d) => Object.assign(d, { tone: 'VOS' }), ['EDITED PROFILE tone']],
    ['the colour', (d) => Object.assign(d.theme, { primaryColor: '#000000' }), ['EDITED THEME primaryColor']],
    [
      'knowledge',
      (d) => d.knowledge.push({ id: 'k', question: '¿?', answer: 'x', isActive: true }),
      ['ADDED KNOWLEDGE k'],
    ],
  ])('The changes are reported correctly for %s', (_title, edit, expected) => {
    expect(changed(edit)).toEqual(expected);
  });

  const changesOf = (edit: (definition: BotDefinition) => unknown, locale: 'es' | 'en' = 'es') => {
    const to = structuredClone(base());
    edit(to);
    return diffDefinitions(base(), to, locale).map(({ title, field, before, after }) => [title, field, before, after]);
  };

  test('Changes of price, duration and name show both values, as money and minutes', () => {
    const edit = (d: BotDefinition) =>
      Object.assign(d.profile.services[0] ?? {}, { priceMinor: 30_000, durationMinutes: 60, name: 'Corte de dama' });
    expect(changesOf(edit)).toEqual([
      ['Corte de dama', 'name', 'Corte', 'Corte de dama'],
      ['Corte de dama', 'priceMinor', 'MXN\u00A0280', 'MXN\u00A0300'],
      ['Corte de dama', 'durationMinutes', '45\u00A0min', '1\u00A0h'],
    ]);
    expect(changesOf((d) => Object.assign(d.profile.services[0] ?? {}, { priceMinor: null }), 'en')).toEqual([
      ['Corte', 'priceMinor', 'MXN\u00A0280', 'price on request'],
    ]);
    expect(changesOf((d) => d.profile.services.pop())).toEqual([['Asesoría', null, 'precio a consultar', null]]);
  });

  test('A change of opening hours names the day', () => {
    const edit = (d: BotDefinition) => {
      d.profile.openingHours = d.profile.openingHours.filter((day) => day.weekday !== 6);
      d.profile.exceptions.push({ date: '2027-01-01', label: 'Año Nuevo', intervals: [] });
    };
    expect(changesOf(edit)).toEqual([
      ['sábado', null, '10:00–15:00', 'cerrado'],
      ['viernes 1 de enero de 2027', null, null, 'Año Nuevo · cerrado'],
    ]);
  });

  test('A changed text of a block shows both versions, under the old title of the block', () => {
    expect(changesOf((d) => d.flows[0]?.groups[0]?.blocks.splice(1, 1, say('b', 'Otro')))).toEqual([
      ['B', 'text', 'B', 'Otro'],
    ]);
  });

  test('A changed connection is named by its ends, without an id', () => {
    const edit = (d: BotDefinition) => {
      d.flows[0]?.edges.pop();
      Object.assign(d.flows[0]?.edges[0] ?? {}, { target: { groupId: 'g1', blockId: 'b' } });
    };
    expect(changesOf(edit)).toEqual([
      ['Inicio', null, 'g1', 'g1 › B'],
      ['C', null, 'g2', null],
    ]);
  });
});
