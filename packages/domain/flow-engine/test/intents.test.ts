import { describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const item = (id: string, es: string) => ({ id, label: { es }, detail: {}, value: null, condition: null });
const menu = block('menu', 'choiceInput', {
  prompt: { es: '¿Qué necesitas?' },
  items: [
    item('book', 'Agendar una cita'),
    item('change', 'Cambiar o cancelar mi cita'),
    item('person', 'Hablar con una persona'),
  ],
});
const name = block('name', 'textInput', { prompt: { es: '¿Tu nombre?' }, variable: 'nombre' });
const mail = block('mail', 'emailInput', { prompt: { es: '¿Tu correo?' } });

function salon(settings: Partial<BotDefinition['settings']> = {}): BotDefinition {
  const definition = aDefinition(
    aFlow(
      [
        group('g1', say('hi', 'Soy el asistente'), menu),
        group('booking', name, mail, say('done', 'Agendado')),
        group('changes', say('c', 'Cambiemos'), block('which', 'textInput', { prompt: { es: '¿Cuál cita?' } })),
        group('person', block('h', 'handOff', { message: { es: 'Un momento' } })),
      ],
      edges('start -> g1', 'menu:book -> booking', 'menu:change -> changes', 'menu:person -> person'),
    ),
  );
  definition.variables = [aVariable('nombre')];
  definition.settings = { ...definition.settings, ...settings };
  return definition;
}
const atName = () => new Talk(salon()).choose('book');

describe('what every bot understands at any question', () => {
  test('A greeting is returned once in the same words, and the question is asked again', () => {
    const talk = atName().type('hola');
    expect(talk.said).toEqual(['¡Hola! Qué gusto.', '¿Tu nombre?']);
    expect(talk.outputs('intentHeard')).toEqual([
      { kind: 'intentHeard', blockId: 'name', intent: 'GREETING', score: 1, text: 'hola' },
    ]);
    expect(talk.type('hola').said[0]).toBe('¡Hola otra vez!');
    expect(talk.type('Gracia').state.variables['nombre']).toBe('Gracia');
  });

  test('Whoever asks for a person in own words is handed over, at a menu, a name and an e-mail question', () => {
    for (const talk of [new Talk(salon()), atName(), atName().type('Ana')]) {
      expect(talk.type('me pasas con un asesor?').said).toEqual(['Un momento']);
      expect(talk.state.isHandedOff).toBe(true);
      expect(talk.state.variables['nombre']).not.toBe('me pasas con un asesor?');
    }
  });

  test('Whoever refuses a person is not handed over, even where a choice has these words', () => {
    const talk = new Talk(salon()).type('no quiero hablar con una persona');
    expect(talk.state.isHandedOff).toBe(false);
    expect(talk.said).toEqual(['De acuerdo, seguimos por aquí.', '¿Qué necesitas?']);
  });

  test('Going back asks the previous question, cancelling the first one, and starting over forgets the answers', () => {
    expect(atName().type('Ana').type('me equivoqué').said).toEqual(['Volvemos a la pregunta anterior.', '¿Tu nombre?']);
    expect(atName().type('Ana').type('olvídalo').said).toEqual(['Listo, lo dejamos.', '¿Qué necesitas?']);
    const again = atName().type('Ana').type('empezar de nuevo');
    expect(again.said).toEqual(['De acuerdo, empezamos de nuevo.', 'Soy el asistente', '¿Qué necesitas?']);
    expect(again.state.variables['nombre']).toBeNull();
    expect(new Talk(salon()).type('volver atrás').said[0]).toContain('primera pregunta');
    expect(new Talk(inOneGroup(mail)).type('cancelar').said[0]).toContain('nada que cancelar');
  });

  test('One word for going back or starting over is not taken for a name', () => {
    expect(atName().type('volver').said).toEqual(['Volvemos a la pregunta anterior.', '¿Qué necesitas?']);
    expect(atName().type('menú').outputs('answered')).toEqual([]);
  });

  test('What was done is not undone by going back', () => {
    const definition = inOneGroup(name, block('g', 'goal', { name: 'Cita' }), mail);
    expect(new Talk(definition).type('Ana').type('volver atrás').said).toEqual([
      'Estamos en la primera pregunta: no hay a dónde volver.',
      '¿Tu correo?',
    ]);
  });

  test('Whoever asks what the bot can do hears the choices of its menu', () => {
    expect(atName().type('¿qué puedes hacer?').said[0]).toContain(
      'Agendar una cita, Cambiar o cancelar mi cita, Hablar con una persona',
    );
  });

  test('A complaint is answered with the offer of a person, thanks and help with the question', () => {
    expect(atName().type('esto no sirve').said).toEqual([
      'Lamento mucho la molestia.',
      '¿Quieres que te atienda una persona del equipo?',
    ]);
    expect(atName().type('gracias').said).toEqual(['¡Con mucho gusto!', '¿Tu nombre?']);
    expect(atName().type('no entiendo').said[1]).toBe('¿Tu nombre?');
  });

  test('A farewell leaves the question open, and whoever wants no more messages ends the conversation', () => {
    const talk = atName().type('adiós');
    expect(talk.said).toHaveLength(1);
    expect(talk.state.awaiting?.blockId).toBe('name');
    expect(atName().type('ya no me escriban').state.endReason).toBe('ABANDONED');
  });

  test('A complaint in a long text is an answer', () => {
    const long = inOneGroup(
      block('q', 'textInput', { isLong: true, prompt: { es: '¿Qué le digo al equipo?' } }),
      say('b', 'Listo'),
    );
    expect(new Talk(long).type('tengo una queja').said).toEqual(['Listo']);
  });

  test('The owner can change what is said to an intent, and switch it off', () => {
    const replies = { THANKS: { isOff: false, text: { es: 'A ti' } }, GREETING: { isOff: true, text: {} } };
    const talk = new Talk(salon({ intents: { replies } })).choose('book');
    expect(talk.type('gracias').said[0]).toBe('A ti');
    expect(talk.type('hola').outputs('intentHeard')).toEqual([]);
  });
});

describe('a text at a menu that names no choice', () => {
  test('Another way to say a choice is that choice', () => {
    const talk = new Talk(salon()).type('necesito mover mi cita');
    expect(talk.said).toEqual(['Cambiemos', '¿Cuál cita?']);
    expect(talk.outputs('paraphrased')).toMatchObject([{ label: 'Cambiar o cancelar mi cita', score: 1 }]);
  });

  test('Of two choices named side by side none is taken', () => {
    const items = [item('cash', 'Efectivo'), item('wallet', 'Mercado Pago'), item('card', 'Tarjeta de crédito')];
    const talk = new Talk(inOneGroup(block('pay', 'choiceInput', { items }))).type('mercado pago o efectivo');
    expect(talk.outputs('answered')).toEqual([]);
    expect(talk.state.awaiting?.choices.map(({ id }) => id)).toEqual(['cash', 'wallet']);
  });

  test('What means nothing is asked back once, then a person is offered, and no sentence is said twice running', () => {
    const talk = new Talk(salon());
    const said = ['xyzzy', 'plugh', 'plover', 'qwert'].flatMap((text) => talk.type(text).said);
    expect(said[1]).toContain('Probemos otra vez');
    expect(said[2]).toBe('¿Quieres que te atienda una persona del equipo?');
    expect(said.filter((text, at) => text === said[at - 1])).toEqual([]);
    expect(talk.type('sí').said).toEqual(['Un momento']);
  });

  test.each([
    ['simón', true],
    ['hágale pues', true],
    ['sure thing', true],
    ['así está bien, gracias', false],
    ["no thanks, I'm fine", false],
    ['nel', false],
  ])('To the offer of a person “%s” is answered as such', (text, isWanted) => {
    const talk = new Talk(salon());
    for (const strange of ['xyzzy', 'plugh', 'plover']) talk.type(strange);
    const { said } = talk.type(text);
    expect(said.includes('Un momento')).toBe(isWanted);
    expect(talk.state.awaiting?.kind).toBe(isWanted ? 'HUMAN' : 'CHOICE');
  });
});
