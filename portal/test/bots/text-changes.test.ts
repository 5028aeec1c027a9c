import { expect, test } from '@jest/globals';
import { byPlace, type TextChange } from '../../src/features/bots/model/text-changes.js';

const change = (over: Partial<TextChange>): TextChange => ({
  ...{ flowId: 'main', groupId: 'g1', blockId: 'b1', groupTitle: 'Bienvenida', blockTitle: 'Hola', knowledgeId: null },
  ...{ field: 'prompt', language: 'es', before: 'a', after: 'b', lostVariables: [] },
  ...over,
});
const outside = { flowId: null, groupId: null, blockId: null, groupTitle: null, blockTitle: null };

test('Changes of one block stand together, apart from those of its namesake in another flow', () => {
  const [first, second, third] = [change({}), change({ flowId: 'other' }), change({ language: 'en' })];
  expect(byPlace([first, second, third]).map(({ changes }) => changes)).toEqual([[first, third], [second]]);
});

test('Texts for intents are one place, and each entry of the knowledge is one', () => {
  const changes = [
    change({ ...outside, field: 'urgentText' }),
    change({ ...outside, knowledgeId: 'k1', field: 'question' }),
    change({ ...outside, knowledgeId: 'k2', field: 'answer' }),
    change({ ...outside, knowledgeId: 'k1', field: 'answer' }),
  ];
  expect(byPlace(changes).map((place) => [place.isKnowledge, place.groupTitle, place.changes.length])).toEqual([
    [false, null, 1],
    [true, null, 2],
    [true, null, 1],
  ]);
});
