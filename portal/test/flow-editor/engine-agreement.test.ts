import { describe, expect, test } from '@jest/globals';
import { blockKinds, defaultOptions, parseFlow, portsOf, type Block, type Locale } from '@tertulia/flow-engine';
import { clip } from '../../src/features/flow-editor/model/clipboard.js';
import { readClipping } from '../../src/features/flow-editor/model/clipping.js';
import {
  completed,
  expressionSyntax,
  matchingNames,
  namesIn,
  openVariableAt,
  templateSyntax,
} from '../../src/features/flow-editor/model/completion.js';
import { homed } from '../../src/features/flow-editor/model/foreign-clipping.js';
import { namedExits } from '../../src/features/flow-editor/model/exits.js';
import { newBlock } from '../../src/features/flow-editor/model/new-block.js';
import { addBlock } from '../../src/features/flow-editor/model/operations.js';
import { outlineOf, targetsOf } from '../../src/features/flow-editor/model/outline.js';
import { counter, sampleDocument } from './sample-flow.js';

const options = { locale: 'es', locales: ['es', 'en'], newId: counter() } as const;

describe('the editor and the engine agree', () => {
  test.each([...blockKinds])(
    'A new %s has exactly the exits of the engine, and is accepted in a saved flow',
    (kind) => {
      const block = newBlock(kind, options);
      const drawn = namedExits(block, 'es').map((exit) => exit.port);
      expect(drawn).toHaveLength(portsOf(block).length);
      expect(new Set(drawn)).toEqual(new Set(portsOf(block)));
      const { flow } = sampleDocument();
      const parsed = parseFlow(addBlock(flow, block, { kind: 'group', groupId: 'welcome', index: 0 }));
      expect(parsed).toMatchObject({ ok: true });
    },
  );

  test('The texts of a new block are in every language of the bot, and in no other', () => {
    const submitOf = (locales: readonly Locale[]): unknown => {
      const block = newBlock('form', { ...options, locales });
      return block.kind === 'form' ? [block.options.submit, block.options.fields[0]?.label] : null;
    };
    expect(submitOf(['es', 'en'])).toEqual([
      { es: 'Enviar', en: 'Send' },
      { es: 'Nombre', en: 'Name' },
    ]);
    expect(submitOf(['es'])).toEqual([{ es: 'Enviar' }, { es: 'Nombre' }]);
  });

  test('Items of a multiple choice have no exits of their own', () => {
    const block = newBlock('choiceInput', options);
    if (block.kind !== 'choiceInput') throw new Error('wrong kind');
    const multiple = { ...block, options: { ...block.options, isMultiple: true } };
    expect(namedExits(multiple, 'es').map((exit) => exit.port)).toEqual(portsOf(multiple));
  });
});

describe('reading the clipboard', () => {
  const everything = { groupIds: new Set(['welcome', 'booking', 'prices']), blockIds: new Set<string>() };

  test('A copied clipping can be read back', () => {
    const clipping = clip(sampleDocument(), everything);
    expect(readClipping(JSON.stringify(clipping))).toEqual(clipping);
  });

  test('Any other text is refused, and invalid parts are left out', () => {
    expect(readClipping('hola')).toBeNull();
    expect(readClipping('{"tertulia":"flow-clipping"')).toBeNull();
    expect(
      readClipping('{"tertulia":"flow-clipping","version":1,"groups":[{"id":"__proto__"}],"edges":[],"variables":[]}'),
    ).toBeNull();
    const clipping = clip(sampleDocument(), everything);
    const odd = { ...clipping, variables: [{ name: 'constructor' }, ...(clipping?.variables ?? [])] };
    expect(readClipping(JSON.stringify(odd))?.variables).toEqual(clipping?.variables);
  });

  test('Ids that are there twice are refused; edges from nowhere and second edges from an exit are left out', () => {
    const clipping = clip(sampleDocument(), everything);
    if (clipping === null) throw new Error('nothing was clipped');
    const [first] = clipping.groups;
    expect(readClipping(JSON.stringify({ ...clipping, groups: [...clipping.groups, first] }))).toBeNull();
    const ghost = { id: 'x1', source: { kind: 'block', id: 'ghost' }, target: { groupId: first?.id } };
    const again = clipping.edges.map((edge, at) => ({ ...edge, id: `again-${at}` }));
    const odd = { ...clipping, edges: [...clipping.edges, ghost, ...again] };
    expect(readClipping(JSON.stringify(odd))?.edges).toEqual(clipping.edges);
  });

  test('In another bot, connections, prompts and called flows are to be chosen again', () => {
    const blocks: Block[] = [
      { id: 'a', kind: 'httpRequest', options: { ...defaultOptions('httpRequest'), connectionId: 'cnx_1' } },
      { id: 'b', kind: 'aiResponse', options: { ...defaultOptions('aiResponse'), promptId: 'p' } },
      { id: 'c', kind: 'callFlow', options: { ...defaultOptions('callFlow'), flowId: 'f' } },
    ];
    const groups = [{ id: 'g', title: 'G', position: { x: 0, y: 0 }, blocks }];
    const clipping = {
      tertulia: 'flow-clipping',
      version: 1,
      botId: 'one',
      groups,
      edges: [],
      variables: [],
      notes: [],
    } as const;
    const copied = { ...clipping, edges: [], variables: [], notes: [] };
    expect(homed(copied, 'one')).toBe(copied);
    const chosen = homed(copied, 'two').groups[0]?.blocks.map(({ options }) => options);
    expect(chosen).toMatchObject([{ connectionId: null }, { promptId: null }, { flowId: null }]);
  });
});

describe('completing variables', () => {
  test('In an expression a name is suggested as it is typed, outside of quotes, and replaced as a whole', () => {
    const { openAt, written } = expressionSyntax;
    expect(openAt('1 + pre', 7)).toEqual({ typed: 'pre', from: 4, to: 7 });
    expect(openAt('año > 1', 2)).toEqual({ typed: 'añ', from: 0, to: 3 });
    expect(openAt('"pre', 4)).toBeNull();
    expect(openAt('"a" + pre', 9)).toMatchObject({ typed: 'pre' });
    expect(openAt('1 + ', 4)).toBeNull();
    expect(completed('1 + pre * 2', { from: 4, to: 7 }, written('precio'))).toEqual({
      text: '1 + precio * 2',
      caret: 10,
    });
  });

  test('An open brace suggests names, those that begin with the typed letters first', () => {
    expect(openVariableAt('Hola {{ no', 10)).toEqual({ typed: 'no', from: 5, to: 10 });
    expect(matchingNames(['teléfono', 'nombre', 'Notas'], 'no')).toEqual(['nombre', 'Notas', 'teléfono']);
    expect(openVariableAt('Hola {{ nombre }} y', 19)).toBeNull();
    expect(openVariableAt('Hola', 4)).toBeNull();
  });

  test('Accepting a name closes the braces, and never doubles them', () => {
    for (const text of ['Hola {{ no', 'Hola {{ no }}']) {
      const open = openVariableAt(text, 10);
      if (open === null) throw new Error('no brace found');
      expect(completed(text, open, templateSyntax.written('nombre'))).toEqual({ text: 'Hola {{ nombre }}', caret: 17 });
    }
  });

  test('Names used in a text are found once each, also with filters', () => {
    expect(namesIn('{{ a }} {{business.name | upcase}} {{ a }} {{ }}')).toEqual(['a', 'business.name']);
  });
});

describe('the outline', () => {
  test('Groups are listed in the order in which a visitor reaches them', () => {
    const { flow } = sampleDocument();
    const shuffled = { ...flow, groups: flow.groups.toReversed() };
    expect(outlineOf(shuffled, 'es').groups.map(({ group }) => group.id)).toEqual(['welcome', 'booking', 'prices']);
  });

  test('Every exit is listed with its target', () => {
    const { flow } = sampleDocument();
    const [welcome] = outlineOf(flow, 'es').groups;
    expect(welcome?.blocks[1]?.exits.map(({ exit, target }) => [exit.role, target?.groupId ?? null])).toEqual([
      ['item', 'booking'],
      ['item', 'prices'],
      ['failed', null],
      ['next', null],
    ]);
    expect(targetsOf(flow).map(({ target }) => target)).toContainEqual({ groupId: 'prices', blockId: 'back' });
  });
});
