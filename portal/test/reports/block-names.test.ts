import { expect, test } from '@jest/globals';
import { blockNames } from '../../src/features/reports/model/block-names.js';

test('A block is called by its group and what it does; a bot without a draft has none', () => {
  const block = { id: 'b1', kind: 'text', options: { variations: [{ es: '**Hola**', en: '**Hello**' }] } };
  const definition = { flows: [{ groups: [{ title: 'Bienvenida', blocks: [block] }] }] };
  expect([...blockNames(definition, 'en')]).toEqual([['b1', 'Bienvenida › Hello']]);
  expect(blockNames(undefined, 'es').size).toBe(0);
});
