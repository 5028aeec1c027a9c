import { describe, expect, test } from '@jest/globals';
import { plainChatLines } from '../../src/features/bots/model/chat-lines.js';
import { readPastedEntries } from '../../src/features/bots/model/knowledge-paste.js';
import { readPastedServices } from '../../src/features/bots/model/services-paste.js';

describe('lines of a chat', () => {
  test.each([
    ['[12/11/26, 10:15:22] Ana López: ¿Aceptan tarjeta?', '¿Aceptan tarjeta?'],
    ['[12/11/26 10:15:22 a. m.] Ana López: ¿Aceptan tarjeta?', '¿Aceptan tarjeta?'],
    ['\u200E[12/11/2026, 10:15:22\u202Fp.\u00A0m.] ~ Ana: Sí', 'Sí'],
    ['12/11/26, 10:15 - Ana López: ¿Aceptan tarjeta?', '¿Aceptan tarjeta?'],
    ['12/11/2026, 10:15 a. m. - +52 55 1234 5678: Sí: toda tarjeta', 'Sí: toda tarjeta'],
    ['2026-11-12, 22:05 - Ana: ok', 'ok'],
    ['12.11.26, 22:05 - Ana: ok', 'ok'],
    ['11/12/26, 10:15 PM - Ana: ok', 'ok'],
    ['[10:15, 12/11/2026] Ana López: hola', 'hola'],
    ['[10:15 p. m., 12/11/2026] Ana López: hola', 'hola'],
    ['Ana López, [12/11/26 10:15]', ''],
    ['Ana, [12 nov 2026 10:15:22]: hola', 'hola'],
  ])('The text of the chat line %j is %j', (line, said) => {
    expect(plainChatLines(line)).toEqual([said]);
  });

  test.each([
    '12/11/26, 10:15 - Los mensajes y las llamadas están cifrados de extremo a extremo.',
    '12/11/26, 10:15 - Ana: <Multimedia omitido>',
    '[12/11/26, 10:15:22] Ana: \u200Eimagen omitida',
    '12/11/26, 10:15 - Ana: Se eliminó este mensaje',
  ])('The line %j has no text', (line) => {
    expect(plainChatLines(line)).toEqual([]);
  });

  test.each([
    'Horario: 9:00 a 18:00',
    'Abrimos 12/11/26 a las 10:15',
    'Corte: $280',
    '¿A qué hora abren?',
    'Dirección: Calle 60, [entre 5 y 7]',
  ])('%j is not a chat line and is kept unchanged', (line) => {
    expect(plainChatLines(line)).toEqual([line]);
  });
});

test('Entries from a chat contain neither date nor sender, and an answer of several lines is kept whole', () => {
  const chat = [
    '12/11/26, 10:15 - Los mensajes están cifrados.',
    '12/11/26, 10:15 - Ana López: ¿Aceptan tarjeta?',
    '12/11/26, 10:16 - Salón Aurora: Sí, todas.',
    'También transferencia.',
    '12/11/26, 10:20 - Beto: ¿Dónde están?',
    '12/11/26, 10:21 - Salón Aurora: En la calle 60.',
  ].join('\r\n');
  expect(readPastedEntries(chat)).toEqual([
    { question: '¿Aceptan tarjeta?', answer: 'Sí, todas.\nTambién transferencia.' },
    { question: '¿Dónde están?', answer: 'En la calle 60.' },
  ]);
});

describe('a pasted price list', () => {
  const one = (line: string) => readPastedServices(line, 2)[0];

  test.each([
    ['Corte de dama $280', { name: 'Corte de dama', priceMinor: 28_000 }],
    ['Corte de dama: 280', { name: 'Corte de dama', priceMinor: 28_000 }],
    ['- Corte de dama ........ $ 1,280.50', { name: 'Corte de dama', priceMinor: 128_050 }],
    ['Tinte desde MXN 900 (90 min)', { name: 'Tinte', priceMinor: 90_000, isPriceFrom: true, durationMinutes: 90 }],
    ['Corte\t280\t45 min', { name: 'Corte', priceMinor: 28_000, durationMinutes: 45 }],
    ['Masaje 2 horas 600 pesos', { name: 'Masaje', priceMinor: 60_000, durationMinutes: 120 }],
    ['Manicura spa; 180; 45', { name: 'Manicura spa', priceMinor: 18_000, durationMinutes: null }],
    ['Manicura\t180\t45', { name: 'Manicura', priceMinor: 18_000, durationMinutes: null }],
    ['Corte; 1,280.50; 45 min', { name: 'Corte', priceMinor: 128_050, durationMinutes: 45 }],
    ['Uñas; gel; $350', { name: 'Uñas; gel', priceMinor: 35_000 }],
    ['Asesoría', { name: 'Asesoría', priceMinor: null }],
    ['Corte 2x1 $300', { name: 'Corte 2x1', priceMinor: 30_000 }],
    ['12/11/26, 10:15 - Salón: Corte $280', { name: 'Corte', priceMinor: 28_000 }],
  ])('The price line %j is parsed', (line, expected) => {
    expect(one(line)).toMatchObject(expected);
  });

  test('Lines without a name are left out', () => {
    expect(readPastedServices('\n280\n---\nCorte 280', 2)).toHaveLength(1);
  });
});
