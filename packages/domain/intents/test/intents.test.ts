import { describe, expect, test } from '@jest/globals';
import { asksForPerson, intentNames, intentOf, paraphraseOf } from '../src/index.js';
import { answers } from './answers.js';
import { wishes } from './wishes.js';

const cases = intentNames.flatMap((intent) => wishes[intent].map((text) => ({ intent, text })));

describe('what visitors want of the bot', () => {
  test('At least 93 of 100 are understood, and every miss is named', () => {
    const missed = cases.filter(({ intent, text }) => intentOf(text)?.intent !== intent);
    expect(missed.map(({ intent, text }) => `${intent}: ${text}`)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(900);
  });

  test('Whoever refuses a person is never heard as asking for one', () => {
    expect(wishes.PERSON_REFUSED.filter(asksForPerson)).toEqual([]);
    expect(wishes.PERSON.filter((text) => !asksForPerson(text))).toEqual([]);
  });

  test('Answers to questions are not taken for wishes', () => {
    const taken = answers.filter((text) => (intentOf(text)?.score ?? 0) > 0.6);
    expect(taken).toEqual([]);
  });

  test.each([
    '¿Hasta cuándo puedo cancelar?',
    '¿cuánto antes se puede cancelar?',
    'y si cancelo cuándo me devuelven el anticipo',
    'until when can I cancel?',
    'how late can I cancel',
  ])('Whoever asks when something can be cancelled does not cancel: %s', (text) => {
    expect(intentOf(text)).toBeNull();
  });

  test('Words that may also answer a question are only perhaps meant', () => {
    for (const text of [
      'una persona',
      'volver',
      'menú',
      'ya no',
      'nada más',
      'stop',
      'llámenme',
      'call me back please',
    ]) {
      expect(intentOf(text)).toMatchObject({ isWhole: true, score: 0.6 });
    }
  });
});

describe('another way to say a choice', () => {
  const menu = [
    'Agendar una cita',
    'Servicios y precios',
    'Cambiar o cancelar mi cita',
    'Horario y ubicación',
    'Otra pregunta',
    'Hablar con una persona',
  ];

  test.each([
    ['necesito cambiar mi cita', 'Cambiar o cancelar mi cita'],
    ['quiero reprogramar mi cita del martes', 'Cambiar o cancelar mi cita'],
    ['quiero una cita', 'Agendar una cita'],
    ['me pueden agendar para el viernes', 'Agendar una cita'],
    ['¿puedo mover mi turno?', 'Cambiar o cancelar mi cita'],
    ['¿me agendas?', 'Agendar una cita'],
    ['quisiera reservar pal sábado', 'Agendar una cita'],
    ['lista de precios', 'Servicios y precios'],
    ['su dirección', 'Horario y ubicación'],
    ['tengo una duda', 'Otra pregunta'],
  ])('“%s” is “%s”', (text, label) => {
    expect(menu[paraphraseOf(text, menu, 'es')?.at ?? -1]).toBe(label);
  });

  test.each([
    ['a denial', 'no quiero cambiar mi cita'],
    ['a question for a fact', '¿cuánto cuesta el tinte?'],
    ['something else', 'quiero vender mi coche'],
    ['something that only begins like a wish', 'quiero un abogado'],
    ['no words', '!!'],
    ['what two choices have in common', 'cita'],
  ])('It is none for %s', (_, text) => {
    expect(paraphraseOf(text, menu, 'es')).toBeNull();
  });

  const ways = ['Pagar ahora', 'Pagar en el local'];
  const lessons = ['Presencial', 'En línea'];
  const visits = ['Primera vez', 'Ya soy cliente'];
  const faults = ['Hace ruido', 'Sale humo', 'No arranca', 'Otro'];
  test.each([
    ['les pago de una vez', ways, 'Pagar ahora'],
    ['lo pago ya mismo', ways, 'Pagar ahora'],
    ['pago al llegar', ways, 'Pagar en el local'],
    ['yo les pago cuando vaya', ways, 'Pagar en el local'],
    ['por videollamada', lessons, 'En línea'],
    ['prefiero a distancia', lessons, 'En línea'],
    ['en persona', lessons, 'Presencial'],
    ['mi camioneta no enciende', faults, 'No arranca'],
    ['el carro no quiere prender', faults, 'No arranca'],
    ['nunca he ido', visits, 'Primera vez'],
    ['soy nueva', visits, 'Primera vez'],
    ['ya había ido', visits, 'Ya soy cliente'],
  ])('“%s” among %j is “%s”: when, how and what is denied may be said in other words', (text, labels, label) => {
    expect(labels[paraphraseOf(text, labels, 'es')?.at ?? -1]).toBe(label);
  });

  test.each([
    ['no sé', faults],
    ['no hace ruido', faults],
    ['ahora no', ways],
    ['ya voy para allá', ways],
    ['estoy en la tienda', ways],
    ['no pago', ways],
    ['enciende bien', ways],
    ['¿cuándo llega mi pedido?', ways],
    ['tengo un celular nuevo', visits],
    ['¿me mandas la ubicación?', faults],
  ])('“%s” among %j is none', (text, labels) => {
    expect(paraphraseOf(text, labels, 'es')).toBeNull();
  });

  test('In English too, where a question for a fact is none', () => {
    const choices = ['See the menu', 'Reserve a table', 'Order takeaway'];
    expect(paraphraseOf('I would like to book a table', choices, 'en')).toMatchObject({ at: 1 });
    expect(paraphraseOf('Do I need a reservation?', choices, 'en')).toBeNull();
  });
});

test('A text is read in a time that does not grow out of hand with repeated words', () => {
  const words = ['hola', 'hello there', 'ok gracias', 'por favor', 'buenas tardes', 'no quiero', 'muy', 'quiero', 'y'];
  const texts = words.map((word) => `${`${word} `.repeat(18)}zzzz`);
  texts.forEach(intentOf);
  const before = process.threadCpuUsage();
  texts.forEach(intentOf);
  expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(500);
});
