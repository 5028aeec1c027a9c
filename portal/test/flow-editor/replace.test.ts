import { describe, expect, test } from '@jest/globals';
import type { Flow } from '@tertulia/flow-engine';
import { createEditorStore } from '../../src/features/flow-editor/model/editor-store.js';
import { findTexts, replaceTexts } from '../../src/features/flow-editor/model/replace.js';
import type { TextQuery } from '../../src/features/flow-editor/model/words.js';

const query = (wanted: string, more: Partial<TextQuery> = {}): TextQuery => {
  return { wanted, isCaseSensitive: false, isWholeWord: false, ...more };
};

function flow(id: string, texts: readonly string[]): Flow {
  const blocks = texts.map((es, at) => {
    return { id: `${id}-${at}`, kind: 'text' as const, options: { variations: [{ es, en: `en ${es}` }] } };
  });
  const groups = [{ id: `${id}-g`, title: `Corte ${id}`, position: { x: 0, y: 0 }, blocks }];
  return { id, name: id, events: [], edges: [], groups };
}

const choice = {
  id: 'c',
  kind: 'choiceInput',
  options: {
    prompt: { es: '¿Qué quieres?' },
    variable: 'corte',
    items: [
      { id: 'corte', label: { es: 'Corte de pelo' }, synonyms: ['corte'] },
      { id: 'x', label: { es: 'Tinte' } },
    ],
  },
} as unknown as Flow['groups'][number]['blocks'][number];

describe('finding words in the texts of a bot', () => {
  test('Texts of both languages, titles and labels of choices are found in all flows, in order', () => {
    const one = flow('a', ['Un corte y otro corte']);
    const two = { ...flow('b', []), groups: [{ ...flow('b', []).groups[0]!, blocks: [choice] }] };
    const hits = findTexts([one, two], query('corte'));
    expect(hits.map(({ blockId, path, count }) => [blockId, path.join('.'), count])).toEqual([
      [null, '', 1],
      ['a-0', 'variations.0.es', 2],
      ['a-0', 'variations.0.en', 2],
      [null, '', 1],
      ['c', 'items.0.label.es', 1],
    ]);
    expect(hits[1]?.excerpt).toEqual(['Un ', 'corte', ' y otro corte']);
    expect(new Set(hits.map(({ key }) => key)).size).toBe(hits.length);
  });

  test.each([
    ['corte', {}, ['Corte', 'CORTE', 'recorte']],
    ['corte', { isCaseSensitive: true }, ['recorte']],
    ['corte', { isWholeWord: true }, ['Corte', 'CORTE']],
    ['año', { isWholeWord: true }, ['año']],
    ['a.o', {}, []],
    ['(', {}, ['(']],
    ['   ', {}, []],
  ])('%j with %j is found in %j', (wanted, more, expected) => {
    const texts = ['Corte', 'CORTE', 'recorte', 'año', 'años', '('];
    const bare = { ...flow('a', texts), groups: flow('a', texts).groups.map((group) => ({ ...group, title: 'x' })) };
    const hits = findTexts([bare], query(wanted, more)).filter(({ path }) => path.at(-1) === 'es');
    expect(hits.map(({ excerpt }) => excerpt.join(''))).toEqual(expected);
  });

  test('Names of variables in braces are not found', () => {
    expect(findTexts([flow('a', ['Hola {{ nombre }}'])], query('nombre'))).toEqual([]);
    expect(findTexts([flow('a', ['nombre: {{ nombre }}'])], query('nombre'))[0]?.count).toBe(1);
  });
});

describe('replacing words in the texts of a bot', () => {
  const replaced = (flows: readonly Flow[], wanted: TextQuery, replacement: string): readonly Flow[] =>
    replaceTexts(flows, findTexts(flows, wanted), { query: wanted, replacement });

  test('Only the given hits change, and flows without one stay the same', () => {
    const flows = [flow('a', ['corte', 'corte']), flow('b', ['nada'])];
    const [, second] = findTexts(flows, query('corte')).filter(({ path }) => path.at(-1) === 'es');
    const [a, b] = replaceTexts(flows, [second!], { query: query('corte'), replacement: 'peinado' });
    expect(a?.groups[0]?.blocks.map(({ options }) => options)).toEqual([
      { variations: [{ es: 'corte', en: 'en corte' }] },
      { variations: [{ es: 'peinado', en: 'en corte' }] },
    ]);
    expect(b).toBe(flows[1]);
  });

  test('The replacement is taken as it is, and variables keep their names', () => {
    const [next] = replaced([flow('a', ['precio: {{ precio }} precio'])], query('precio'), '$& $1');
    expect(next?.groups[0]?.blocks[0]?.options).toMatchObject({ variations: [{ es: '$& $1: {{ precio }} $& $1' }] });
  });

  test('Ids, variables and synonyms of choices stay', () => {
    const one = { ...flow('a', []), groups: [{ ...flow('a', []).groups[0]!, blocks: [choice] }] };
    const [next] = replaced([one], query('corte'), 'peinado');
    expect(next?.groups[0]?.blocks[0]?.options).toMatchObject({
      variable: 'corte',
      items: [{ id: 'corte', label: { es: 'peinado de pelo' }, synonyms: ['corte'] }, { id: 'x' }],
    });
    expect(next?.groups[0]?.title).toBe('peinado a');
  });

  test('A title never becomes empty, and a text never too long to be saved', () => {
    const flows = [
      { ...flow('a', ['x'.repeat(100)]), groups: [{ ...flow('a', ['x'.repeat(100)]).groups[0]!, title: 'x' }] },
    ];
    expect(replaced(flows, query('x'), '')[0]?.groups[0]?.title).toBe('x');
    const [long] = replaced(flows, query('x'), 'y'.repeat(100));
    expect(long?.groups[0]?.blocks[0]?.options).toMatchObject({ variations: [{ es: 'x'.repeat(100) }] });
  });

  test('A replacement in several flows is undone in one step', () => {
    const flows = [flow('a', ['corte']), flow('b', ['corte'])];
    const editor = createEditorStore({ flow: flows[0]!, flows, variables: [] });
    editor.changeAll((document) => ({ ...document, flows: replaced(document.flows, query('corte'), 'tinte') }));
    expect(findTexts(editor.store.getState().flows, query('corte'))).toEqual([]);
    editor.undo();
    expect(editor.store.getState().flows).toEqual(flows);
  });
});
