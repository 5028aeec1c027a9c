import { describe, expect, test } from '@jest/globals';
import type { BusinessProfile, Locale } from '@tertulia/flow-engine';
import { answerFromKnowledge } from '../src/index.js';
import { salon, wednesdayMorning } from './salon.js';

function hours(
  question: string,
  {
    locale = 'es',
    now = wednesdayMorning,
    ...changes
  }: Partial<BusinessProfile> & { locale?: Locale; now?: Date } = {},
): string {
  const definition = { ...salon, profile: { ...salon.profile, exceptions: [], ...changes } };
  const answer = answerFromKnowledge({ question, definition, locale, now });
  return answer.kind === 'answered' ? answer.text : answer.kind;
}

describe('holidays without hours of their own', () => {
  test.each([
    ['MX', '¿abren en Navidad?', 'viernes 25 de diciembre de 2026'],
    ['MX', '¿abren el 16 de septiembre?', 'jueves 16 de septiembre de 2027'],
    ['MX', 'abren el primero de enero', 'viernes 1 de enero de 2027'],
    ['AR', '¿trabajan en lo de Güemes?', 'lunes 21 de junio de 2027'],
    ['CO', '¿abren el 11 de enero?', 'lunes 11 de enero de 2027'],
    ['CL', '¿abren en fiestas patrias?', 'sábado 18 de septiembre de 2027'],
    ['PE', '¿atienden el jueves santo?', 'jueves 25 de marzo de 2027'],
    ['ES', '¿abren el día de reyes?', 'miércoles 6 de enero de 2027'],
  ])('In %s, “%s” is answered with the day, its name and the advice to confirm', (country, question, day) => {
    const text = hours(question, { country });
    expect(text).toContain(day);
    expect(text).toContain('es día festivo');
    expect(text).toContain('conviene confirmarlo');
  });

  test('In the United States, Thanksgiving is the fourth Thursday of November', () => {
    const text = hours('are you open on Thanksgiving?', { country: 'US', locale: 'en' });
    expect(text).toContain('Thursday, November 26, 2026 is a public holiday (Thanksgiving)');
  });

  test('Christmas Eve is no holiday in Mexico, and is to be confirmed all the same', () => {
    expect(hours('¿abren en nochebuena?', { country: 'MX' })).toBe(
      'El jueves 24 de diciembre de 2026 es Nochebuena. Ese día de la semana atendemos normalmente: 9:00–19:00. Por ser un día especial, conviene confirmarlo antes de venir.',
    );
  });

  test('On the day itself, “today” is not promised to be open', () => {
    const christmas = new Date('2026-12-25T17:00:00Z');
    expect(hours('¿están abiertos hoy?', { now: christmas })).toContain('conviene confirmarlo');
  });

  test('A question about holidays in general is answered with the days that the owner has set', () => {
    const exceptions = [{ date: '2026-12-25', label: 'Navidad', intervals: [] }];
    const text = hours('¿abren los días festivos?', { exceptions });
    expect(text).toContain('viernes 25 de diciembre de 2026 (Navidad): cerrado');
    expect(text).toContain('conviene confirmarlo');
  });

  test('Hours that the owner has set for a holiday are told as they are', () => {
    const exceptions = [{ date: '2026-12-25', label: 'Navidad', intervals: [{ opens: '10:00', closes: '13:00' }] }];
    expect(hours('¿abren en navidad?', { exceptions })).toBe(
      'El viernes 25 de diciembre de 2026 atendemos: 10:00–13:00.',
    );
  });
});

test('A time of the day is not taken for a day of the month', () => {
  expect(hours('¿abren a las 8 de la mañana?')).toContain('Lunes a viernes: 9:00–19:00');
});

test('Several days in one question are all told', () => {
  expect(hours('¿a qué hora abren sábado y domingo?').split('\n')).toEqual([
    'El sábado 28 de noviembre de 2026 atendemos: 10:00–15:00.',
    'El domingo 29 de noviembre de 2026 estamos cerrados.',
  ]);
});
