import { describe, expect, test } from '@jest/globals';
import { aDefinition, aFlow, block, edges, group, inOneGroup, say, Talk } from './kit.js';

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

describe('a service that is named in other words where services are offered', () => {
  const ask = block('s', 'choiceInput', { listVariable: 'business.services', items: [], variable: 'servicio' });
  const groups = [group('g', ask, say('t', 'Va, {{ servicio }}.')), group('f', block('ai', 'aiResponse'))];
  const booking = aDefinition(aFlow(groups, edges('start -> g', 'fallback -> f')));
  const named = (text: string, ...serviceIds: string[]): Talk =>
    new Talk(booking).type(text).answerEffect({
      ...{ kind: 'answered', text: 'Tinte: MXN 1,200', sourceId: 'profile:services', score: 0.7 },
      spokenOf: { sourceId: 'profile:services', serviceIds },
    });

  test('It answers the question, and the visitor is not asked again', () => {
    const talk = named('pintarme el pelo', 's-dye');
    expect(talk.said).toEqual(['Va, Tinte.']);
    expect(talk.outputs('answered')).toMatchObject([{ value: 'Tinte' }]);
  });

  test('Several are offered, and one of them can be picked', () => {
    const talk = named('algo para el pelo', 's-cut', 's-dye');
    expect(talk.said[0]).toContain('¿Quieres decir «Corte» o «Tinte»?');
    expect(talk.choose('s-cut').said).toEqual(['Va, Corte.']);
  });

  test('A question about a service is answered and the question asked again', () => {
    const talk = named('¿tienen tinte?', 's-dye');
    expect(talk.said[0]).toBe('Tinte: MXN 1,200');
    expect(talk.outputs('answered')).toEqual([]);
    expect(talk.state.awaiting).toMatchObject({ blockId: 's' });
  });
});
