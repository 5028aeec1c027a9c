import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { filterParts, filterWords, rangesOf, type WordedFilter } from '@tertulia/metric-words';

const none: WordedFilter = {
  ...{ versionIds: null, channels: null, languages: null, visitors: null, weekdays: null, hours: null },
};
const said = (filter: Partial<WordedFilter>, versionNumbers?: readonly number[]) =>
  (['es', 'en'] as const).map((locale) =>
    filterWords({ ...none, ...filter }, { locale, ...(versionNumbers === undefined ? {} : { versionNumbers }) }),
  );

describe('a filter in words', () => {
  test('says nothing if nothing is left out', () => {
    expect(said({})).toEqual([null, null]);
    expect(said({ channels: [], hours: [] })).toEqual([null, null]);
  });

  test.each<[Partial<WordedFilter>, string, string]>([
    [{ channels: ['WHATSAPP', 'WEB'] }, 'Página web y WhatsApp', 'Web page and WhatsApp'],
    [{ languages: ['en'] }, 'Inglés', 'English'],
    [{ visitors: ['RETURNING'] }, 'Visitantes que vuelven', 'Returning visitors'],
    [{ weekdays: [5, 1, 2, 3, 4] }, 'De lunes a viernes', 'Monday to Friday'],
    [{ weekdays: [6, 7] }, 'Sábado y domingo', 'Saturday and Sunday'],
    [{ weekdays: [1, 2, 3, 7] }, 'De lunes a miércoles y domingo', 'Monday to Wednesday and Sunday'],
    [{ hours: [9, 10, 11, 12] }, '09:00–13:00', '09:00–13:00'],
    [{ hours: [9, 15, 16] }, '09:00–10:00 y 15:00–17:00', '09:00–10:00 and 15:00–17:00'],
    [{ hours: [22, 23, 0, 1] }, '22:00–02:00', '22:00–02:00'],
    [{ versionIds: ['a'] }, 'Una versión', 'One version'],
    [{ versionIds: ['a', 'b'] }, '2 versiones', '2 versions'],
  ])('%j', (filter, es, en) => {
    expect(said(filter)).toEqual([es, en]);
  });

  test('names versions by their numbers where all are known', () => {
    expect(said({ versionIds: ['a', 'b'] }, [4, 3])).toEqual(['Versiones 3 y 4', 'Versions 3 and 4']);
    expect(said({ versionIds: ['a', 'b'] }, [4])).toEqual(['2 versiones', '2 versions']);
  });

  test('has its parts in one order, joined by a dot', () => {
    const filter = { ...none, hours: [9], channels: ['API'], visitors: ['NEW'] };
    expect(filterParts(filter, { locale: 'es' }).map(({ name }) => name)).toEqual(['channels', 'visitors', 'hours']);
    expect(filterWords(filter, { locale: 'es' })).toBe('API · Visitantes nuevos · 09:00–10:00');
  });
});

describe('ranges', () => {
  test('hold exactly the numbers that were given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 23 })), (numbers) => {
        const held = rangesOf(numbers).flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        expect(held).toEqual(numbers.toSorted((one, other) => one - other));
      }),
    );
  });

  test('are as few as possible', () => {
    expect(rangesOf([3, 1, 2, 5, 5])).toEqual([
      [1, 3],
      [5, 5],
    ]);
  });
});
