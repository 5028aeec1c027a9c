import { expect, test } from '@jest/globals';
import { block, inOneGroup, Talk } from './kit.js';

const definition = inOneGroup(
  block('q', 'textInput'),
  block('a', 'aiResponse'),
  block('r', 'textInput'),
  block('b', 'aiResponse'),
);

test('Entries that fit equally well are offered in words, and the flow goes on without an unanswered question', () => {
  const talk = new Talk(definition).type('¿rentan el salón?');
  talk.answerEffect({
    kind: 'unsure',
    choices: ['¿Rentan la terraza?', '¿Rentan el sótano?'].map((question, at) => ({ id: `k${at}`, question })),
  });
  expect(talk.said[0]).toBe('¿Se trata de una de estas preguntas?\n- ¿Rentan la terraza?\n- ¿Rentan el sótano?');
  expect(talk.outputs('unanswered')).toEqual([]);
});

test('The next question carries what the last answer was about', () => {
  const spokenOf = { sourceId: 'profile:hours', serviceIds: [] };
  const talk = new Talk(definition).type('¿Abren mañana?');
  expect(talk.state.openEffect).not.toHaveProperty('spokenOf');
  talk.answerEffect({ kind: 'answered', text: 'Sí.', sourceId: 'profile:hours', score: 1, spokenOf });
  talk.type('¿y el domingo?');
  expect(talk.state.openEffect).toMatchObject({ kind: 'answer', spokenOf });
});
