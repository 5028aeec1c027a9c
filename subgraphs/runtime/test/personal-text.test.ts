import { describe, expect, test } from '@jest/globals';
import { firstWordsWith } from '../src/domain/first-words.js';
import { contactsInText } from '../src/domain/contact-facts.js';
import { looksPersonal } from '../src/domain/personal-text.js';

describe('a question looks personal', () => {
  test.each([
    ['a phone', 'mi número es el 55 1234 5678'],
    ['a phone in words', 'es el cinco cinco uno dos tres cuatro'],
    ['a short phone', 'llamen al 12.34.56'],
    ['an e-mail', 'escriban a ana arroba correo punto com'],
    ['an e-mail address', 'ana@correo.mx'],
    ['a handle', 'soy la de @lupitanails'],
    ['a link', 'vean https://example.com/yo'],
    ['a paper', 'mi CURP es GOMC850312HDFRRL09'],
    ['a plate', 'dejé el coche ABC-12-34'],
    ['a name after an introduction', 'me llamo tonantzin'],
    ['a name after soy', 'hola soy quetzalli la del martes'],
    ['a name in English', "I'm Wilhelmina, is my order ready?"],
    ['a given name', '¿está laura hoy?'],
    ['a surname', 'cita para hernández'],
    ['a name with two capitals', '¿Trabaja ahí Itzayana Zúñiga?'],
    ['a title', '¿atiende la dra. zenteno?'],
    ['a name that is a word', '¿Está hoy Rosa por favor?'],
    ['a symptom', 'me salió una erupción en la ingle desde el martes'],
    ['a symptom of a child', 'mi hijo tiene fiebre y vómito'],
    ['an illness', 'tengo diabetes ¿puedo ir?'],
    ['a part of the body of one’s own', 'tengo la rodilla hinchada'],
    ['a state', 'estoy embarazada de tres meses'],
    ['a symptom in English', 'my head hurts since monday'],
    ['an address', 'vivo en la colonia de atrás'],
    ['a street with a number', '¿llegan a calle Olmo 14?'],
    ['a birthday', 'nací el 12/03/1985'],
    ['a story', `quisiera contarles ${'que ayer pasó algo muy largo '.repeat(10)}`],
  ])('if it contains %s', (_what, text) => {
    expect(looksPersonal(text, [])).toBe(true);
  });

  test.each([
    '¿Tienen estacionamiento?',
    '¿Abren los domingos en julio?',
    '¿Cuánto cuesta el tinte completo?',
    '¿Puedo llevar a mi perro?',
    '¿Me pueden hacer factura?',
    '¿Aceptan tarjeta de crédito?',
    '¿Hay descuento para estudiantes?',
    '¿Tengo que pagar antes de las 10?',
    'Do you take walk-ins?',
    'Can I get my money back?',
    '¿Venden tarjetas de regalo de 500 pesos?',
    '¿Usan productos sin sulfatos?',
  ])('but not this one: %s', (text) => {
    expect(looksPersonal(text, [])).toBe(false);
  });

  test('if it repeats a value that the conversation has collected', () => {
    expect(looksPersonal('¿y a tonantzin le hacen precio?', ['Tonantzin Xolalpa'])).toBe(true);
    expect(looksPersonal('¿hacen precio?', ['Tonantzin Xolalpa'])).toBe(false);
  });
});

describe('a waiting visitor', () => {
  test('is found by the e-mail and the phone of the message', () => {
    expect(contactsInText('soy Ana, Ana@Correo.mx o +52 (55) 1234-5678, gracias')).toEqual({
      name: null,
      email: 'ana@correo.mx',
      phone: '+525512345678',
    });
    expect(contactsInText('vuelvo a las 10')).toBeNull();
  });
});

describe('first words', () => {
  test('are the first text that is more than a greeting, and stay', () => {
    expect(firstWordsWith(null, 'Hola, buenas tardes')).toBe('Hola, buenas tardes');
    expect(firstWordsWith('Hola, buenas tardes', '¿Cuánto cuesta\n el tinte?')).toBe('¿Cuánto cuesta el tinte?');
    expect(firstWordsWith('¿Cuánto cuesta el tinte?', 'otra cosa')).toBe('¿Cuánto cuesta el tinte?');
    expect(firstWordsWith('Hola', 'Sí, gracias')).toBe('Hola');
    expect(firstWordsWith('holaaa, qué onda', 'busco un vestido')).toBe('busco un vestido');
    expect(firstWordsWith('Good morning! How are you?', 'a haircut')).toBe('a haircut');
    expect(firstWordsWith('Buenas, una mesa para dos', 'gracias')).toBe('Buenas, una mesa para dos');
  });
});
