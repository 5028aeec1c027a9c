import { describe, expect, test } from '@jest/globals';
import { diffDefinitions, parseDefinition, validateDefinition, type BotDefinition, type Block } from '../src/index.js';
import { aDefinition, aFlow, block, edges, group, say, Talk } from './kit.js';

const size = block('size', 'numberInput', { prompt: { es: '¿Cuántos son?' } });

/** A question, and a path for each intent: `path('GREETING', say(...))`. */
function flowWith(intent: string, ...path: Block[]): BotDefinition {
  return aDefinition(
    aFlow([group('g', size, say('bye', 'Anotado.')), group('p', ...path)], edges('start -> g', `on-${intent} -> p`)),
  );
}

describe('a path for an intent', () => {
  test('It runs instead of the default, and then the open question is asked again', () => {
    const talk = new Talk(flowWith('GREETING', say('hey', '¡Qué gusto verte!'))).type('hola');
    expect(talk.said).toEqual(['¡Qué gusto verte!', '¿Cuántos son?']);
    expect(talk.outputs('intentHeard')).toMatchObject([{ blockId: 'size', intent: 'GREETING' }]);
    expect(talk.type('4').said).toEqual(['Anotado.']);
  });

  test('It may ask questions of its own before it comes back', () => {
    const talk = new Talk(flowWith('COMPLAINT', block('what', 'textInput', { prompt: { es: '¿Qué pasó?' } })));
    expect(talk.type('quiero poner una queja').said).toEqual(['¿Qué pasó?']);
    expect(talk.type('Llegó frío').said).toEqual(['¿Cuántos son?']);
    expect(talk.type('4').state.endReason).toBe('COMPLETED');
  });

  test('Inside a detour it runs too, and comes back to the question before all detours', () => {
    const flow = aFlow(
      [
        group('g', size),
        group('f', block('mail', 'emailInput', { prompt: { es: '¿Tu correo?' } })),
        group('p', say('hey', '¡Qué gusto!')),
      ],
      edges('start -> g', 'fallback -> f', 'on-THANKS -> p'),
    );
    const talk = new Talk(aDefinition(flow)).type('¿tienen estacionamiento?');
    expect(talk.said).toEqual(['¿Tu correo?']);
    expect(talk.type('gracias').said).toEqual(['¡Qué gusto!', '¿Cuántos son?']);
    expect(talk.type('4').state.endReason).toBe('COMPLETED');
  });

  test('A path into the conversation goes on there and does not come back', () => {
    const flow = aFlow(
      [group('hi', say('hello', 'Hola.'), size, block('day', 'dateInput', { prompt: { es: '¿Qué día?' } }))],
      edges('start -> hi', 'on-START_OVER -> hi'),
    );
    const talk = new Talk(aDefinition(flow)).type('4').type('empezar de nuevo');
    expect(talk.said).toEqual(['Hola.', '¿Cuántos son?']);
    talk.type('5').type('mañana');
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('Asking for a person takes it, also when the bot has offered one', () => {
    const definition = flowWith('PERSON', say('wait', 'Te busco a alguien.'), block('h', 'handOff', { message: {} }));
    expect(new Talk(definition).type('quiero hablar con un asesor').said).toEqual(['Te busco a alguien.']);
    const offered = new Talk(definition).type('me duele mucho el pecho y no puedo respirar');
    expect(offered.choose('offer-person').said).toEqual(['Te busco a alguien.']);
    expect(offered.state.isHandedOff).toBe(true);
  });

  test('It runs although the default of the intent is switched off, and the default stays off without it', () => {
    const settings = {
      ...{ idleMinutes: 30, resumeHours: 24 },
      intents: { replies: { GREETING: { isOff: true, text: {} } } },
    };
    const wired = new Talk({ ...flowWith('GREETING', say('hey', '¡Qué gusto!')), settings }).type('hola');
    expect(wired.said).toEqual(['¡Qué gusto!', '¿Cuántos son?']);
    const bare = new Talk({ ...flowWith('THANKS', say('hey', '¡Qué gusto!')), settings }).type('hola');
    expect(bare.outputs('intentHeard')).toEqual([]);
  });

  test('An answer that means something to the question does not run it', () => {
    const items = ['Cancelar mi cita', 'Reservar'].map((es, at) => ({
      ...{ id: `i${at}`, label: { es }, detail: {}, value: null, condition: null },
    }));
    const flow = aFlow(
      [group('g', block('c', 'choiceInput', { items }), say('bye', 'Anotado.')), group('p', say('no', 'Lo dejamos.'))],
      edges('start -> g', 'on-CANCEL -> p'),
    );
    expect(new Talk(aDefinition(flow)).type('cancelar').said).toEqual(['Anotado.']);
  });

  test('An event without a connection leaves the default as it is', () => {
    const definition = flowWith('GREETING', say('hey', '¡Qué gusto!'));
    const flows = definition.flows.map((flow) => ({ ...flow, edges: edges('start -> g') }));
    expect(new Talk({ ...definition, flows }).type('hola').said).toEqual(['¡Hola! Qué gusto.', '¿Cuántos son?']);
  });

  test('It is a part of the definition that is parsed, reached, named in changes, and not twice in a flow', () => {
    const definition = flowWith('GREETING', say('hey', '¡Qué gusto!', 'Hi!'));
    expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
    const codes = (one: BotDefinition) => validateDefinition(one).map(({ code }) => code);
    expect(codes(definition)).not.toContain('UNREACHABLE_GROUP');
    const [flow = aFlow([], [])] = definition.flows;
    const before = aDefinition({ ...flow, edges: edges('start -> g') });
    expect(diffDefinitions(before, definition, 'es')).toMatchObject([{ title: 'Cuando saluda', after: 'p' }]);
    const twice = {
      ...flow,
      events: [...flow.events, ...flow.events.slice(-1).map((one) => ({ ...one, id: 'x' }))],
    };
    expect(codes(aDefinition(twice))).toContain('DUPLICATE_EVENT');
    const unknown = JSON.parse(JSON.stringify(definition).replace('"GREETING"', '"SINGING"')) as unknown;
    expect(parseDefinition(unknown).ok).toBe(false);
  });

  test('Own texts of intents are checked like texts of blocks', () => {
    const settings = {
      ...{ idleMinutes: 30, resumeHours: 24 },
      intents: {
        urgentText: { es: 'Llama {{ nadie }}' },
        replies: { THANKS: { isOff: false, text: { es: '{% if %}' } } },
      },
    };
    const found = validateDefinition({ ...flowWith('GREETING', say('hey', 'Hola', 'Hi')), settings });
    expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual(
      expect.arrayContaining([
        'UNKNOWN_VARIABLE settings.intents.urgentText',
        'MISSING_TRANSLATION settings.intents.urgentText',
        'BAD_TEMPLATE settings.intents.replies.THANKS.text',
      ]),
    );
  });

  test('The own text for a person is said where the flow has no way to one', () => {
    const settings = {
      ...{ idleMinutes: 30, resumeHours: 24 },
      intents: { replies: { PERSON: { isOff: false, text: { es: 'Ya te atiende Ana.' } } } },
    };
    expect(new Talk({ ...flowWith('THANKS', say('t', 'De nada')), settings }).type('un asesor por favor').said).toEqual(
      ['Ya te atiende Ana.'],
    );
  });
});
