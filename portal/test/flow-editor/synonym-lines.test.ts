import { describe, expect, test } from '@jest/globals';
import { parseFlow } from '@tertulia/flow-engine';
import { synonymsIn } from '../../src/features/flow-editor/model/synonym-lines.js';
import { choice } from './sample-flow.js';

describe('synonyms typed one on each line', () => {
  test('Blank lines, spaces and repeated words are left out', () => {
    expect(synonymsIn(' uñas \n\nUÑAS\narreglo de manos\n')).toEqual(['uñas', 'arreglo de manos']);
    expect(synonymsIn(' \n ')).toEqual([]);
  });

  test('Whatever is typed, the flow can be saved', () => {
    const typed = Array.from({ length: 40 }, (_, at) => `${at} ${'x'.repeat(100)}`).join('\n');
    const synonyms = synonymsIn(typed);
    expect(synonyms).toHaveLength(30);
    const block = choice('c', ['Manicure']);
    if (block.kind !== 'choiceInput') throw new Error('wrong kind');
    const options = { ...block.options, items: block.options.items.map((item) => ({ ...item, synonyms })) };
    const group = { id: 'g', title: 'G', position: { x: 0, y: 0 }, blocks: [{ ...block, options }] };
    expect(parseFlow({ id: 'f', name: 'f', events: [], groups: [group], edges: [] }).ok).toBe(true);
  });
});
