import { describe, expect, test } from '@jest/globals';
import { aDefinition, aFlow, aProfile, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const name = block('name', 'textInput', { prompt: { es: '¿Tu nombre?' }, variable: null });
const menu = block('menu', 'choiceInput', {
  prompt: { es: '¿Qué necesitas?' },
  items: [
    { id: 'book', label: { es: 'Agendar' }, detail: {}, value: null, condition: null },
    { id: 'person', label: { es: 'Hablar con recepción' }, detail: {}, value: null, condition: null },
  ],
});
const chest = 'me duele mucho el pecho y no puedo respirar';

describe('danger to life or health', () => {
  test('It is answered before the name question reads it, and a person is offered', () => {
    const talk = new Talk(inOneGroup(name, say('after', 'Hola'))).type(chest);
    expect(talk.said).toEqual([
      expect.stringContaining('Llama ahora al 911'),
      '¿Quieres que te atienda una persona del equipo?',
    ]);
    expect(talk.outputs('urgencyDetected')).toEqual([
      expect.objectContaining({ blockId: 'name', urgency: 'HEALTH', words: 'me duele mucho el pecho' }),
    ]);
    expect(talk.outputs('answered')).toEqual([]);
    expect(talk.state.awaiting).toMatchObject({ kind: 'CHOICE', choices: [{ label: 'Hablar con una persona' }, {}] });
  });

  test('Whoever goes on hears the open question again, and whoever answers it is understood', () => {
    const definition = inOneGroup(name, say('after', 'Hola'));
    expect(new Talk(definition).type(chest).type('seguir aquí').said).toEqual(['¿Tu nombre?']);
    expect(new Talk(definition).type(chest).type('Ana').said).toEqual(['Hola']);
  });

  test('A bot without a block for a person hands over by itself, and asks the open question when it is returned', () => {
    const talk = new Talk(inOneGroup(name)).type(chest).choose('offer-person');
    expect(talk.happened).toEqual(['message', 'handedOff']);
    expect(talk.state).toMatchObject({ isHandedOff: true, awaiting: { kind: 'HUMAN' } });
    expect(talk.resume().said).toEqual(['¿Tu nombre?']);
  });

  test('A person comes by the way that the menu has for those who ask for one', () => {
    const definition = aDefinition(
      aFlow(
        [
          group('g1', menu),
          group('other', block('h1', 'handOff', { message: { es: 'Pedido' } })),
          group('person', block('h2', 'handOff', { message: { es: 'Un momento' } })),
        ],
        edges('start -> g1', 'menu:book -> other', 'menu:person -> person'),
      ),
    );
    expect(new Talk(definition).type(chest).type('sí').said).toEqual(['Un momento']);
  });

  test('It is answered while the bot waits for work outside and after a hand-off, once, without another offer', () => {
    const waiting = new Talk(inOneGroup(name, block('ai', 'aiResponse'), say('end', 'Listo'))).type('hola soy Ana');
    expect(waiting.state.openEffect).not.toBeNull();
    expect(waiting.type(chest).happened).toEqual(['urgencyDetected', 'message']);
    expect(waiting.answerEffect({ kind: 'answered', text: 'Sí', sourceId: null, score: 1 }).said).toEqual([
      'Sí',
      'Listo',
    ]);
    const handed = new Talk(inOneGroup(block('h', 'handOff', { message: { es: 'Un momento' } })));
    expect(handed.type(chest).happened).toEqual(['urgencyDetected', 'message']);
    expect(handed.state.isHandedOff).toBe(true);
  });

  test('Nobody hears the same sentence twice running', () => {
    const talk = new Talk(inOneGroup(block('h', 'handOff', { message: { es: 'Un momento' } })));
    const said = [chest, chest, chest].flatMap((text) => talk.type(text).said);
    expect(said).toHaveLength(3);
    expect(said[1]).not.toBe(said[0]);
    expect(said[2]).not.toBe(said[1]);
  });

  test('The owner’s text is said for danger to health; thoughts of suicide get the crisis line of the country', () => {
    const own = {
      ...inOneGroup(name),
      settings: { idleMinutes: 30, resumeHours: 24, intents: { urgentText: { es: 'Corre al 1' } } },
    };
    expect(new Talk(own).type(chest).said[0]).toBe('Corre al 1');
    expect(new Talk(own).type('ya no quiero vivir').said[0]).toContain('800 911 2000');
    const peru = { ...inOneGroup(name), profile: aProfile({ country: 'PE' }), tone: 'USTED' as const };
    expect(new Talk(peru).type('me quiero morir').said[0]).toContain('Llame al 113, opción 5');
    expect(new Talk(peru).type('me están siguiendo').said[0]).toContain('llame ahora al 105');
  });

  test('A country without a known number is named by words', () => {
    const nowhere = { ...inOneGroup(name), profile: aProfile({ country: '' }) };
    expect(new Talk(nowhere).type(chest).said[0]).toContain('al número de emergencias de tu país');
  });
});
