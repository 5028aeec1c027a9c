import { describe, expect, test } from '@jest/globals';
import { step } from '../src/index.js';
import { Talk, aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, wednesdayMorning } from './kit.js';

const menu = block('menu', 'choiceInput', {
  prompt: { es: '¿Qué necesitas?', en: 'What do you need?' },
  items: [
    { id: 'book', label: { es: 'Agendar cita', en: 'Book' }, detail: {}, value: 'book', condition: null },
    { id: 'ask', label: { es: 'Otra cosa', en: 'Something else' }, detail: {}, value: null, condition: null },
  ],
});

function withFallback(...fallback: Parameters<typeof group>[1][]) {
  return aDefinition(
    aFlow(
      [group('g1', say('hi', 'Hola'), menu), group('booked', say('b1', 'Agendado')), group('help', ...fallback)],
      edges('start -> g1', 'menu:book -> booked', 'fallback -> help'),
    ),
  );
}

describe('order of blocks', () => {
  test('Blocks run in order, stop at a question and continue with its answer', () => {
    const talk = new Talk(
      inOneGroup(say('a', 'Uno'), block('q', 'textInput', { prompt: { es: '¿Nombre?' } }), say('b', 'Dos')),
    );
    expect(talk.said).toEqual(['Uno', '¿Nombre?']);
    expect(talk.state.awaiting).toMatchObject({ blockId: 'q', kind: 'TEXT' });
    talk.type('Ana');
    expect(talk.said).toEqual(['Dos']);
    expect(talk.happened).toEqual(['answered', 'message', 'ended']);
    expect(talk.state).toMatchObject({ endReason: 'COMPLETED', position: null, awaiting: null, hasAnswered: true });
  });

  test('An edge from a block takes precedence over the next block and may lead into the middle of a group', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', say('a', 'A'), say('never', 'nunca')), group('g2', say('skipped', 'no'), say('c', 'C'))],
        edges('start -> g1', 'a -> g2/c'),
      ),
    );
    expect(new Talk(definition).said).toEqual(['A', 'C']);
  });

  test('A loop without a question exceeds the budget and ends with ERROR and a polite message', () => {
    const definition = aDefinition(aFlow([group('g1', say('a', 'A'))], edges('start -> g1', 'a -> g1')));
    const talk = new Talk(definition, { context: { budget: { blocks: 10 } } });
    expect(talk.said).toHaveLength(11);
    expect(talk.said.at(-1)).toBe('Por ahora no puedo continuar con esto. Intenta más tarde, por favor.');
    expect(talk.happened.slice(-3)).toEqual(['fault', 'message', 'ended']);
    expect(talk.state.endReason).toBe('ERROR');
  });

  test('A loop sends at most 20 messages before the visitor replies', () => {
    const groups = [group('g1', say('a', 'uno')), group('g2', say('b', 'dos'))];
    const talk = new Talk(aDefinition(aFlow(groups, edges('start -> g1', 'a -> g2', 'b -> g1'))));
    expect(talk.said).toHaveLength(20);
    expect(talk.state.endReason).toBe('ERROR');
    expect(talk.outputs('fault').map((fault) => fault.code)).toEqual(['MESSAGE_BUDGET']);
  });

  test('After a reply of the visitor, the bot may send 20 messages again', () => {
    const many = Array.from({ length: 15 }, (_, at) => say(`t${at}`, `texto ${at}`));
    const definition = inOneGroup(
      ...many,
      block('q', 'textInput'),
      ...many.map((each) => ({ ...each, id: `${each.id}b` })),
    );
    const talk = new Talk(definition);
    talk.type('Ana');
    expect(talk.said).toHaveLength(15);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('A flow with an unconnected start ends immediately', () => {
    expect(new Talk(aDefinition(aFlow([], []))).state.endReason).toBe('COMPLETED');
  });

  test('The simulator can start at any block', () => {
    const definition = inOneGroup(say('a', 'A'), say('b', 'B'));
    expect(new Talk(definition, { context: { fromBlockId: 'b' } }).said).toEqual(['B']);
    expect(new Talk(definition, { context: { fromBlockId: 'gone' } }).state.endReason).toBe('ERROR');
  });

  test('Inputs that do not match the state change nothing and report a fault', () => {
    const talk = new Talk(inOneGroup(block('q', 'textInput'), say('b', 'B')));
    const before = JSON.stringify(talk.state);
    for (const [input, code] of [
      [{ kind: 'start' }, 'ALREADY_STARTED'],
      [{ kind: 'choice', ids: ['x'] }, 'UNEXPECTED_INPUT'],
      [{ kind: 'rating', value: 5 }, 'UNEXPECTED_INPUT'],
      [{ kind: 'effectResult', effectId: 'x', result: { kind: 'unknown' } }, 'STALE_EFFECT'],
    ] as const) {
      talk.take(input.kind === 'choice' ? { kind: 'choice', ids: [...input.ids] } : input);
      expect(talk.last.outputs).toEqual([{ kind: 'fault', blockId: 'q', code }]);
      expect(JSON.stringify(talk.state)).toBe(before);
    }
    talk.type('Ana').type('más');
    expect(talk.last.outputs).toEqual([{ kind: 'fault', blockId: null, code: 'ENDED' }]);
  });

  test('Repeating a step from the same state gives the same result', () => {
    const definition = inOneGroup(
      block('t', 'text', { variations: [{ es: 'A' }, { es: 'B' }, { es: 'C' }] }),
      block('q', 'textInput'),
      block('ai', 'aiResponse'),
    );
    const talk = new Talk(definition, { seed: 42 });
    const request = {
      definition,
      state: talk.state,
      input: { kind: 'text', text: '¿x?' },
      context: { now: wednesdayMorning },
    } as const;
    expect(step(request)).toEqual(step(request));
  });
});

describe('side questions in reply to a choice', () => {
  const ai = block('ai', 'aiResponse', { unknownText: { es: 'No lo sé.' } });

  test('A side question runs the fallback, after which only the open question is repeated', () => {
    const talk = new Talk(withFallback(ai)).type('¿a qué hora abren?');
    expect(talk.last.effects).toMatchObject([{ kind: 'answer', blockId: 'ai', question: '¿a qué hora abren?' }]);
    expect(talk.state.openEffect?.id).toBe(talk.last.effects[0]?.id);
    expect(talk.happened).toEqual([]);
    talk.answerEffect({ kind: 'answered', text: 'De 9:00 a 19:00', sourceId: null, score: 1 });
    expect(talk.said).toEqual(['De 9:00 a 19:00', '¿Qué necesitas?']);
    expect(talk.happened).toEqual(['message', 'message']);
    expect(talk.state.awaiting).toMatchObject({ blockId: 'menu', kind: 'CHOICE' });
    expect(talk.state.awaiting?.choices.map((choice) => choice.id)).toEqual(['book', 'ask']);
    expect(talk.state).toMatchObject({ retryCount: 0, returnTo: null });
    expect(talk.choose('book').said).toEqual(['Agendado']);
  });

  test('A side question without an answer sends the text for unknown questions and repeats the open question', () => {
    const talk = new Talk(withFallback(ai)).type('¿venden pasteles?').answerEffect({ kind: 'unknown' });
    expect(talk.said).toEqual(['No lo sé.', '¿Qué necesitas?']);
    expect(talk.happened).toEqual(['unanswered', 'message', 'message']);
  });

  test('A failed effect counts as no answer and its code is reported as a fault', () => {
    const talk = new Talk(withFallback(ai)).type('¿qué?').answerEffect({ kind: 'failed', code: 'TIMEOUT' });
    expect(talk.happened).toEqual(['fault', 'unanswered', 'message', 'message']);
  });

  test('The fallback can ask its own question before the open question is repeated', () => {
    const talk = new Talk(
      withFallback(block('own', 'textInput', { prompt: { es: '¿Cómo te llamas?' } }), say('t', 'Gracias')),
    );
    expect(talk.type('verde que te quiero verde').said).toEqual(['¿Cómo te llamas?']);
    expect(talk.type('Ana').said).toEqual(['Gracias', '¿Qué necesitas?']);
  });

  test('A side question during a detour does not start a second detour', () => {
    const talk = new Talk(withFallback(block('n', 'numberInput', { prompt: { es: '¿Cuántos?' } })));
    talk.type('quiero saber algo raro');
    expect(talk.type('¿qué horario tienen?').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.type('3').said).toEqual(['¿Qué necesitas?']);
  });

  test('Yes, no and digits are no questions: the choices are asked for again', () => {
    const ai = block('ai', 'aiResponse', { unknownText: { es: 'No lo sé.' } });
    for (const text of ['no', 'sí, claro', '55 1234 5678'])
      expect(new Talk(withFallback(ai)).type(text).happened).toEqual(['notUnderstood', 'message']);
    expect(new Talk(withFallback(ai)).type('¿no?').last.effects).toHaveLength(1);
  });

  test('An answer to the interrupted question ends the detour, whatever the detour has asked', () => {
    const wayOut = block('c', 'choiceInput', {
      prompt: { es: '¿Te paso con una persona?' },
      items: [{ id: 'stay', label: { es: 'Seguir aquí' }, detail: {}, value: null, condition: null }],
    });
    const talk = new Talk(withFallback(wayOut)).type('¿venden pasteles?');
    expect(talk.said).toEqual(['¿Te paso con una persona?']);
    expect(talk.type('agendar').said).toEqual(['Agendado']);
    expect(talk.state.returnTo).toBeNull();
    const other = new Talk(withFallback(wayOut)).type('¿venden pasteles?').type('verde que te quiero verde');
    expect(other.state.awaiting?.choices).toMatchObject([{ id: 'stay' }]);
    expect(other.type('¿agendar?').outputs('answered')).toEqual([]);
  });

  test('Entering the main path ends the detour', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', menu), group('booked', say('b1', 'Agendado')), group('help', say('h', 'Vamos a agendar'))],
        edges('start -> g1', 'menu:book -> booked', 'fallback -> help', 'h -> booked'),
      ),
    );
    const talk = new Talk(definition).type('algo que nadie entiende');
    expect(talk.said).toEqual(['Vamos a agendar', 'Agendado']);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('Without a fallback, a side question gets the retry text', () => {
    const talk = new Talk(inOneGroup(menu)).type('¿a qué hora abren?');
    expect(talk.happened).toEqual(['notUnderstood', 'message']);
    expect(talk.said[0]).toContain('No encontré esa opción');
  });

  test('In reply to an e-mail question, only a text that looks like a question goes to the fallback', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', block('mail', 'emailInput', { prompt: { es: '¿Correo?' } })), group('h', say('help', 'Ayuda'))],
        edges('start -> g1', 'fallback -> h'),
      ),
    );
    const talk = new Talk(definition);
    expect(talk.type('ana arroba ejemplo').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.type('¿para qué lo quieren?').said).toEqual(['Ayuda', '¿Correo?']);
  });
});

describe('wrong answers', () => {
  const mail = (retryLimit: number) =>
    block('mail', 'emailInput', { prompt: { es: '¿Correo?' }, retry: { es: 'Revísalo.' }, retryLimit });

  test('Wrong answers are followed by a retry up to the limit, then by the port “failed”', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', mail(2), say('ok', 'Bien')), group('g2', say('no', 'Sin correo'))],
        edges('start -> g1', 'mail:failed -> g2'),
      ),
    );
    const talk = new Talk(definition);
    expect(talk.type('x').said).toEqual(['Revísalo.']);
    expect(talk.type('y').said).toEqual(['Probemos otra vez.\nRevísalo.']);
    expect(talk.state.retryCount).toBe(2);
    expect(talk.type('z').said).toEqual(['Sin correo']);
    expect(talk.outputs('notUnderstood')).toEqual([
      { kind: 'notUnderstood', blockId: 'mail', text: 'z', reason: 'notEmail' },
    ]);
    expect(talk.state.hasAnswered).toBe(false);
  });

  test('With a limit of 0, the first wrong answer takes the port “failed”', () => {
    const definition = aDefinition(
      aFlow([group('g1', mail(0)), group('g2', say('no', 'Sin correo'))], edges('start -> g1', 'mail:failed -> g2')),
    );
    expect(new Talk(definition).type('x').said).toEqual(['Sin correo']);
  });

  test('Without that port, the event invalidReply runs and then the question is repeated', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', mail(1), say('ok', 'Bien')), group('g2', say('no', 'Te ayudo'))],
        edges('start -> g1', 'invalidReply -> g2'),
      ),
    );
    const talk = new Talk(definition).type('x').type('y');
    expect(talk.said).toEqual(['Te ayudo', '¿Correo?']);
    expect(talk.state.retryCount).toBe(0);
    expect(talk.type('ana@ejemplo.mx').said).toEqual(['Bien']);
  });

  test('Without the port and the event, the question stays open', () => {
    const talk = new Talk(inOneGroup(mail(1)));
    const said = [1, 2, 3, 4, 5].flatMap(() => talk.type('x').said);
    expect(said.filter((text) => text === 'Revísalo.')).toHaveLength(3);
    expect(said.every((text, at) => text.endsWith('Revísalo.') && text !== said[at - 1])).toBe(true);
    expect(talk.state.awaiting?.blockId).toBe('mail');
  });

  test('An optional question can be skipped, a required one cannot', () => {
    const optional = new Talk(
      inOneGroup(block('q', 'phoneInput', { isRequired: false, variable: 'tel' }), say('b', 'Sigue')),
    );
    expect(optional.type('omitir').said).toEqual(['Sigue']);
    expect(optional.state.variables['tel']).toBeNull();
    const required = new Talk(inOneGroup(block('q', 'textInput', { variable: 'x' }), say('b', 'Sigue')));
    expect(required.type('   ').happened).toEqual(['notUnderstood', 'message']);
  });
});

describe('hand-off', () => {
  const definition = aDefinition(
    aFlow(
      [
        group(
          'g1',
          block('h', 'handOff', { message: { es: 'Un momento' }, reason: { es: 'Queja' } }),
          say('after', 'Sigo yo'),
        ),
        group('g2', say('off', 'Cerrado')),
      ],
      edges('start -> g1', 'h:closed -> g2'),
    ),
  );

  test('After a hand-off the bot sends nothing until the conversation is returned, then continues after the block', () => {
    const talk = new Talk(definition);
    expect(talk.happened).toEqual(['message', 'handedOff']);
    expect(talk.outputs('handedOff')[0]?.reason).toBe('Queja');
    expect(talk.state).toMatchObject({ isHandedOff: true, awaiting: { kind: 'HUMAN' } });
    talk.type('¿sigues ahí?');
    expect(talk.last.outputs).toEqual([]);
    expect(talk.state.lastMessage).toBe('¿sigues ahí?');
    expect(talk.resume().said).toEqual(['Sigo yo']);
    expect(talk.state.isHandedOff).toBe(false);
  });

  test('Outside opening hours, a hand-off takes the port “closed”', () => {
    expect(new Talk(definition, { now: new Date('2026-11-29T17:00:00Z') }).said).toEqual(['Cerrado']);
  });

  test('When a conversation is returned after a takeover, the open question is repeated', () => {
    const talk = new Talk(inOneGroup(block('q', 'emailInput', { prompt: { es: '¿Correo?' } }), say('b', 'Gracias')));
    talk.state = { ...talk.state, isHandedOff: true };
    expect(talk.type('ana@ejemplo.mx').last.outputs).toEqual([]);
    expect(talk.resume().said).toEqual(['¿Correo?']);
    expect(talk.type('ana@ejemplo.mx').said).toEqual(['Gracias']);
  });

  test('An answer of the bot that arrives after a takeover is never sent', () => {
    const talk = new Talk(inOneGroup(block('q', 'textInput'), block('ai', 'aiResponse'), say('b', 'Algo más'))).type(
      'Ana',
    );
    talk.state = { ...talk.state, isHandedOff: true };
    talk.answerEffect({ kind: 'answered', text: 'tarde', sourceId: null, score: 1 });
    expect(talk.last.outputs).toEqual([]);
    expect(talk.resume().said).toEqual(['Algo más']);
  });

  test('When a conversation is returned while an effect is open, the effect is requested again', () => {
    const talk = new Talk(inOneGroup(block('q', 'textInput'), block('ai', 'aiResponse'))).type('Ana');
    const [effect] = talk.last.effects;
    talk.state = { ...talk.state, isHandedOff: true };
    expect(talk.resume().last.effects).toEqual([effect]);
  });
});

describe('goal and end', () => {
  test('A goal reports its amount in minor units, and the conversation ends with the reason GOAL', () => {
    const definition = inOneGroup(
      block('g', 'goal', { name: 'Cita', amount: '{{ total }}', currency: 'MXN' }),
      block('e', 'end', { message: { es: 'Adiós' } }),
    );
    definition.variables = [aVariable('total', 'NUMBER', 280.5)];
    const talk = new Talk(definition);
    expect(talk.outputs('goalReached')).toEqual([
      { kind: 'goalReached', blockId: 'g', name: 'Cita', amountMinor: 28_050, currency: 'MXN' },
    ]);
    expect(talk.said).toEqual(['Adiós']);
    expect(talk.state.endReason).toBe('GOAL');
  });

  test('An amount that is not a number is dropped and reported as a fault', () => {
    const talk = new Talk(inOneGroup(block('g', 'goal', { name: 'Cita', amount: 'mucho' })));
    expect(talk.outputs('goalReached')[0]).toMatchObject({ amountMinor: null, currency: null });
    expect(talk.outputs('fault')[0]).toMatchObject({ code: 'BAD_AMOUNT' });
  });
});
