import { expect, test } from '@jest/globals';
import { helpLinesOf, urgencyOf, type UrgencyKind } from '../src/index.js';
import { emergencies } from './emergencies.js';
import { ordinaryEnglish } from './ordinary-en.js';
import { laterOrdinarySpanish } from './ordinary-es-later.js';
import { ordinarySpanish } from './ordinary-es.js';

const ordinary = [...ordinaryEnglish, ...ordinarySpanish, ...laterOrdinarySpanish];

test('No emergency of the set is missed', () => {
  const cases = Object.entries(emergencies).flatMap(([kind, said]) => said.map((text) => ({ kind, text })));
  const missed = cases.filter(({ text }) => urgencyOf(text, null) === null).map(({ text }) => text);
  expect(missed).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(600);
});

test.each(Object.entries(emergencies) as [UrgencyKind, readonly string[]][])(
  'Every emergency of the kind %s is told apart from the others',
  (kind, said) => {
    const mistaken = said.filter((text) => urgencyOf(text, null)?.kind !== kind);
    expect(mistaken).toEqual([]);
  },
);

test('No ordinary sentence raises an alarm, whatever the trade', () => {
  const trades = ['restaurant', 'clinic', 'salon', 'shop', 'realEstate', 'school', 'workshop', 'gym', null] as const;
  const alarms = ordinary.flatMap((text) =>
    trades.flatMap((trade) => {
      const found = urgencyOf(text, trade);
      return found === null ? [] : [`${text} (${trade}): ${found.words}`];
    }),
  );
  expect(alarms).toEqual([]);
  expect(new Set(ordinary).size).toBeGreaterThanOrEqual(800);
});

test.each([
  ['clinic', 'se me abrió la herida de la cirugía', 'HEALTH'],
  ['gym', 'se me cayó la barra en el cuello', 'HEALTH'],
  ['restaurant', 'se me atoró un hueso en la garganta', 'HEALTH'],
  ['salon', 'me cayó tinte en el ojo', 'HEALTH'],
  ['school', 'el conserje manosea a una niña', 'DANGER'],
  ['workshop', 'voy manejando sin frenos', 'DANGER'],
  ['realEstate', 'un cable está sacando chispas', 'DANGER'],
] as const)('In the trade %s, “%s” is an emergency', (trade, text, kind) => {
  expect(urgencyOf(text, trade)?.kind).toBe(kind);
  expect(urgencyOf(text, 'shop')).toBeNull();
});

test('A message of any length is read in a time that does not depend on its length', () => {
  const text = 'me duele el y no se que '.repeat(2_000);
  const before = process.threadCpuUsage();
  urgencyOf(text, null);
  expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(250);
});

test('A country without a known line has none, and is not mistaken for another', () => {
  expect(helpLinesOf('MX')).toEqual({ emergency: '911', police: '911', crisis: '800 911 2000' });
  expect(helpLinesOf('ZZ')).toEqual({ emergency: null, police: null, crisis: null });
  expect(helpLinesOf('toString')).toEqual({ emergency: null, police: null, crisis: null });
});
