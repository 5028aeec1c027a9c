import { describe, expect, test } from '@jest/globals';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const definition = inOneGroup(
  block('q', 'textInput'),
  block('a', 'aiResponse'),
  block('r', 'textInput'),
  block('b', 'aiResponse'),
);

const rents = ['¿Rentan la terraza?', '¿Rentan el sótano?'].map((question, at) => ({ id: `k${at}`, question }));

/** A menu whose side questions go to the knowledge. */
const menu = aDefinition(
  aFlow(
    [
      group(
        'g',
        block('n', 'numberInput', { prompt: { es: '¿Cuántos son?' }, variable: 'personas' }),
        say('bye', 'Anotado.'),
      ),
      group('f', block('a', 'aiResponse', { unknownText: { es: 'No lo sé.' } })),
    ],
    edges('start -> g', 'fallback -> f'),
  ),
  { variables: [aVariable('personas', 'NUMBER')] },
);

const unsure = (): Talk => {
  const talk = new Talk(menu).type('¿rentan el salón?');
  talk.answerEffect({ kind: 'unsure', choices: rents });
  return talk;
};

describe('entries of the knowledge that fit equally well', () => {
  test('They are offered as choices, and nothing is unanswered yet', () => {
    const talk = unsure();
    expect(talk.said).toEqual(['¿Se trata de una de estas preguntas?']);
    expect(talk.state.awaiting).toMatchObject({
      kind: 'CHOICE',
      choices: [
        { id: 'k0', label: '¿Rentan la terraza?' },
        { id: 'k1', label: '¿Rentan el sótano?' },
        { label: 'Ninguna de estas' },
      ],
    });
    expect(talk.outputs('unanswered')).toEqual([]);
  });

  test.each([
    ['a button', (talk: Talk) => talk.choose('k1')],
    ['its words', (talk: Talk) => talk.type('el sótano')],
    ['its place', (talk: Talk) => talk.type('la segunda')],
  ])('The one picked by %s is answered, and the open question is asked again', (_, pick) => {
    const talk = pick(unsure());
    expect(talk.state.openEffect).toMatchObject({ kind: 'answer', question: '¿Rentan el sótano?' });
    talk.answerEffect({ kind: 'answered', text: 'Sí, hasta 20.', sourceId: 'k1', score: 1 });
    expect(talk.said).toEqual(['Sí, hasta 20.', '¿Cuántos son?']);
  });

  test.each(['Ninguna de estas', 'no', 'ninguna'])(
    'Whoever writes «%s» leaves the first question unanswered',
    (text) => {
      const talk = unsure().type(text);
      expect(talk.outputs('unanswered')).toMatchObject([{ question: '¿rentan el salón?' }]);
      expect(talk.said).toEqual(['No lo sé.', '¿Cuántos son?']);
    },
  );

  test('An answer to the question behind is taken as that answer', () => {
    const talk = unsure().type('somos 4');
    expect(talk.state.variables['personas']).toBe(4);
    expect(talk.said).toEqual(['Anotado.']);
  });

  test('Another question is answered, and a wish is heard', () => {
    expect(unsure().type('¿a qué hora abren?').state.openEffect).toMatchObject({ question: '¿a qué hora abren?' });
    expect(unsure().type('gracias').said).toEqual(['¡Con mucho gusto!', '¿Cuántos son?']);
    expect(unsure().type('quiero hablar con un asesor').state.isHandedOff).toBe(true);
  });

  test('In a path without a question behind, a wish is heard and they are offered again; other texts are asked', () => {
    const talk = new Talk(definition).type('¿rentan el salón?');
    talk.answerEffect({ kind: 'unsure', choices: rents });
    expect(talk.type('gracias').said).toEqual(['¡Con mucho gusto!', '¿Se trata de una de estas preguntas?']);
    expect(talk.type('¿y cuánto cuesta la entrada?').state.openEffect).toMatchObject({
      question: '¿y cuánto cuesta la entrada?',
    });
  });

  test('After the path of an intent they are offered again where no question is behind', () => {
    const flow = aFlow(
      [group('g', block('q', 'textInput'), block('a', 'aiResponse')), group('p', say('hey', 'De nada.'))],
      edges('start -> g', 'on-THANKS -> p'),
    );
    const talk = new Talk(aDefinition(flow)).type('¿rentan el salón?');
    talk.answerEffect({ kind: 'unsure', choices: rents });
    expect(talk.type('gracias').said).toEqual(['De nada.', '¿Se trata de una de estas preguntas?']);
    expect(talk.choose('k0').state.openEffect).toMatchObject({ question: '¿Rentan la terraza?' });
  });

  test('An unknown button is a fault, and long questions are shortened on the buttons', () => {
    const talk = unsure().choose('gone');
    expect(talk.outputs('fault')).toMatchObject([{ code: 'UNEXPECTED_INPUT' }]);
    expect(talk.state.awaiting?.choices).toHaveLength(3);
    const long = new Talk(menu).type('¿rentan el salón?');
    long.answerEffect({ kind: 'unsure', choices: rents.map((one) => ({ ...one, question: one.question.repeat(90) })) });
    expect(Math.max(...(long.state.awaiting?.choices ?? []).map(({ label }) => label.length))).toBe(200);
    expect(long.choose('k0').state.openEffect).toMatchObject({ question: rents.at(0)?.question.repeat(90) });
  });
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
