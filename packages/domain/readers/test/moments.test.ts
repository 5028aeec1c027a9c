import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMoment } from '../src/index.js';
import { readDay, whereabouts } from '../../../../bench/understanding/kinds.ts';

const mexico = whereabouts({ place: 'MX es' });
const candidates = (answer: string, where = mexico): (string | null)[] | string => {
  const reading = readMoment(answer, where);
  return reading.kind === 'unsure' ? reading.candidates.map(({ date }) => date) : reading.kind;
};

describe('unclear dates', () => {
  test.each<[string, string[]]>([
    ['el viernes o el sábado', ['2026-11-27', '2026-11-28']],
    ['29 de febrero', ['2028-02-29']],
    ['mañana para 4 personas', ['2026-11-26']],
    ['el lunes 8', ['2026-12-08', '2026-11-30']],
    ['en ocho días', ['2026-12-02', '2026-12-03']],
    ['del 3 al 5 de diciembre', ['2026-12-03', '2026-12-05']],
  ])('The possible days of “%s” are offered', (answer, days) => {
    expect(candidates(answer)).toEqual(days);
  });

  test('Two possible times of one day are offered', () => {
    const reading = readMoment('mañana a las 5 o a las 6', mexico);
    expect(reading.kind === 'unsure' && reading.candidates.map(({ time }) => time?.from)).toEqual(['17:00', '18:00']);
  });
});

describe('times', () => {
  test('Without morning or afternoon the opening hours decide, and that is known', () => {
    const evening = { ...mexico, openOn: () => [{ opens: '18:00', closes: '24:00' }] };
    expect(readMoment('mañana a las 9', evening)).toMatchObject({
      value: { time: { from: '21:00' }, isHalfAssumed: true },
    });
    expect(readMoment('mañana a las 9', mexico)).toMatchObject({
      value: { time: { from: '09:00' }, isHalfAssumed: true },
    });
    expect(readMoment('mañana a las 9 am', evening)).toMatchObject({
      value: { time: { from: '09:00' }, isHalfAssumed: false },
    });
  });

  test('Today is the day of the business, not of the server, and an hour that is over is not meant', () => {
    const late = { ...mexico, now: new Date('2026-11-26T03:00:00Z'), openOn: undefined };
    expect(readMoment('hoy', late)).toMatchObject({ value: { date: '2026-11-25' } });
    expect(readMoment('hoy a las 10', late)).toMatchObject({ value: { time: { from: '22:00' } } });
  });

  test('A time without a day is read as such', () => {
    expect(readMoment('5 de la tarde', mexico)).toEqual({
      kind: 'read',
      value: { date: null, time: { from: '17:00', to: null }, isHalfAssumed: false },
    });
  });
});

test('Every day of the next eleven months is read in each usual form', () => {
  const start = Date.UTC(2026, 10, 25);
  const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
  fc.assert(
    fc.property(fc.nat(330), (ahead) => {
      const iso = new Date(start + ahead * 86_400_000).toISOString().slice(0, 10);
      const [year = '', month = '', day = ''] = iso.split('-');
      const forms = [
        iso,
        `${day}/${month}/${year}`,
        `${Number(day)}/${Number(month)}`,
        `el ${Number(day)} de ${months[Number(month) - 1] ?? ''}`,
      ];
      for (const answer of forms) expect(readDay({ place: 'MX es', answer, wanted: '' })).toBe(iso);
    }),
  );
});

test('No text makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
      expect(readMoment(text, mexico)).toHaveProperty('kind'),
    ),
  );
});
