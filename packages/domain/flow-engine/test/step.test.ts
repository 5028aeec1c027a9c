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

describe('the walk', () => {
  test('runs blocks in order, stops at a question and goes on with its answer', () => {
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

  test('an edge out of a block wins over the next block, and may enter a group in its middle', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', say('a', 'A'), say('never', 'nunca')), group('g2', say('skipped', 'no'), say('c', 'C'))],
        edges('start -> g1', 'a -> g2/c'),
      ),
    );
    expect(new Talk(definition).said).toEqual(['A', 'C']);
  });

  test('a loop without a question ends with ERROR and a polite text when the budget is spent', () => {
    const definition = aDefinition(aFlow([group('g1', say('a', 'A'))], edges('start -> g1', 'a -> g1')));
    const talk = new Talk(definition, { context: { budget: { blocks: 10 } } });
    expect(talk.said).toHaveLength(11);
    expect(talk.said.at(-1)).toBe('Por ahora no puedo continuar con esto. Intenta más tarde, por favor.');
    expect(talk.happened.slice(-3)).toEqual(['fault', 'message', 'ended']);
    expect(talk.state.endReason).toBe('ERROR');
  });

  test('a loop says 20 messages and no more before the visitor answers', () => {
    const groups = [group('g1', say('a', 'uno')), group('g2', say('b', 'dos'))];
    const talk = new Talk(aDefinition(aFlow(groups, edges('start -> g1', 'a -> g2', 'b -> g1'))));
    expect(talk.said).toHaveLength(20);
    expect(talk.state.endReason).toBe('ERROR');
    expect(talk.outputs('fault').map((fault) => fault.code)).toEqual(['MESSAGE_BUDGET']);
  });

  test('an answer of the visitor gives the bot its 20 messages again', () => {
    const many = Array.from({ length: 15 }, (_, at) => say(`t${at}`, `texto ${at}`));
    const definition = inOneGroup(
      ...many,
      block('q', 'textInput'),
      ...many.map((each) => ({ ...each, id: `${each.id}b` })),
    );
    const talk = new Talk(definition);
    talk.type('hola');
    expect(talk.said).toHaveLength(15);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('a flow whose start leads nowhere ends at once', () => {
    expect(new Talk(aDefinition(aFlow([], []))).state.endReason).toBe('COMPLETED');
  });

  test('the simulator can begin at any block', () => {
    const definition = inOneGroup(say('a', 'A'), say('b', 'B'));
    expect(new Talk(definition, { context: { fromBlockId: 'b' } }).said).toEqual(['B']);
    expect(new Talk(definition, { context: { fromBlockId: 'gone' } }).state.endReason).toBe('ERROR');
  });

  test('inputs that do not fit the state change nothing and say why', () => {
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

  test('the same step from the same state gives the same result', () => {
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

describe('a side question beside a choice', () => {
  const ai = block('ai', 'aiResponse', { unknownText: { es: 'No lo sé.' } });

  test('runs the fallback, then asks the open question again and nothing more', () => {
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

  test('tells what it could not answer and still comes back', () => {
    const talk = new Talk(withFallback(ai)).type('¿venden pasteles?').answerEffect({ kind: 'unknown' });
    expect(talk.said).toEqual(['No lo sé.', '¿Qué necesitas?']);
    expect(talk.happened).toEqual(['unanswered', 'message', 'message']);
  });

  test('a failed effect counts as no answer and leaves its code', () => {
    const talk = new Talk(withFallback(ai)).type('¿qué?').answerEffect({ kind: 'failed', code: 'TIMEOUT' });
    expect(talk.happened).toEqual(['fault', 'unanswered', 'message', 'message']);
  });

  test('may ask a question of its own before it comes back', () => {
    const talk = new Talk(
      withFallback(block('own', 'textInput', { prompt: { es: '¿Cómo te llamas?' } }), say('t', 'Gracias')),
    );
    expect(talk.type('no entiendo nada').said).toEqual(['¿Cómo te llamas?']);
    expect(talk.type('Ana').said).toEqual(['Gracias', '¿Qué necesitas?']);
  });

  test('does not start a second detour inside the first', () => {
    const talk = new Talk(withFallback(block('n', 'numberInput', { prompt: { es: '¿Cuántos?' } })));
    talk.type('quiero saber algo raro');
    expect(talk.type('¿qué horario tienen?').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.type('3').said).toEqual(['¿Qué necesitas?']);
  });

  test('entering the main path ends the detour', () => {
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

  test('without a fallback the retry text is said', () => {
    const talk = new Talk(inOneGroup(menu)).type('¿a qué hora abren?');
    expect(talk.happened).toEqual(['notUnderstood', 'message']);
    expect(talk.said[0]).toContain('No encontré esa opción');
  });

  test('beside an e-mail question only a question goes to the fallback', () => {
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

  test('are asked again up to the limit, then take the port failed', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', mail(2), say('ok', 'Bien')), group('g2', say('no', 'Sin correo'))],
        edges('start -> g1', 'mail:failed -> g2'),
      ),
    );
    const talk = new Talk(definition);
    expect(talk.type('x').said).toEqual(['Revísalo.']);
    expect(talk.type('y').said).toEqual(['Revísalo.']);
    expect(talk.state.retryCount).toBe(2);
    expect(talk.type('z').said).toEqual(['Sin correo']);
    expect(talk.outputs('notUnderstood')).toEqual([{ kind: 'notUnderstood', blockId: 'mail', text: 'z' }]);
    expect(talk.state.hasAnswered).toBe(false);
  });

  test('a limit of 0 takes the port at the first wrong answer', () => {
    const definition = aDefinition(
      aFlow([group('g1', mail(0)), group('g2', say('no', 'Sin correo'))], edges('start -> g1', 'mail:failed -> g2')),
    );
    expect(new Talk(definition).type('x').said).toEqual(['Sin correo']);
  });

  test('without the port the event invalidReply runs and comes back to the question', () => {
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

  test('without either the question stays open for ever', () => {
    const talk = new Talk(inOneGroup(mail(1)));
    for (let round = 0; round < 5; round += 1) expect(talk.type('x').said).toEqual(['Revísalo.']);
    expect(talk.state.awaiting?.blockId).toBe('mail');
  });

  test('an optional question can be skipped, a required one cannot', () => {
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

  test('keeps the bot silent until the conversation is given back, then goes on behind the block', () => {
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

  test('takes the port closed outside opening hours', () => {
    expect(new Talk(definition, { now: new Date('2026-11-29T17:00:00Z') }).said).toEqual(['Cerrado']);
  });

  test('a takeover at an open question asks it again when it is given back', () => {
    const talk = new Talk(inOneGroup(block('q', 'emailInput', { prompt: { es: '¿Correo?' } }), say('b', 'Gracias')));
    talk.state = { ...talk.state, isHandedOff: true };
    expect(talk.type('ana@ejemplo.mx').last.outputs).toEqual([]);
    expect(talk.resume().said).toEqual(['¿Correo?']);
    expect(talk.type('ana@ejemplo.mx').said).toEqual(['Gracias']);
  });

  test('an answer that arrives after the takeover is never said', () => {
    const talk = new Talk(inOneGroup(block('q', 'textInput'), block('ai', 'aiResponse'), say('b', 'Algo más'))).type(
      'hola',
    );
    talk.state = { ...talk.state, isHandedOff: true };
    talk.answerEffect({ kind: 'answered', text: 'tarde', sourceId: null, score: 1 });
    expect(talk.last.outputs).toEqual([]);
    expect(talk.resume().said).toEqual(['Algo más']);
  });

  test('given back while an effect is open, the effect is asked for again', () => {
    const talk = new Talk(inOneGroup(block('q', 'textInput'), block('ai', 'aiResponse'))).type('hola');
    const [effect] = talk.last.effects;
    talk.state = { ...talk.state, isHandedOff: true };
    expect(talk.resume().last.effects).toEqual([effect]);
  });
});

describe('goal and end', () => {
  test('a goal gives the amount in minor units and the reason GOAL at the end', () => {
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

  test('an amount that is no number is left out with a fault', () => {
    const talk = new Talk(inOneGroup(block('g', 'goal', { name: 'Cita', amount: 'mucho' })));
    expect(talk.outputs('goalReached')[0]).toMatchObject({ amountMinor: null, currency: null });
    expect(talk.outputs('fault')[0]).toMatchObject({ code: 'BAD_AMOUNT' });
  });
});
