import { describe, expect, test } from '@jest/globals';
import { everything } from '../../src/features/metric-filter/index.js';
import {
  countedAddress,
  rangeOfDays,
  readCounted,
  type CountedView,
} from '../../src/features/dashboard/model/counted.js';

const zone = 'America/Santiago';
const now = Date.parse('2026-04-06T15:00:00Z');
const read = (address: string): CountedView => readCounted(new URL(address, 'http://x').searchParams, now, zone);

describe('the address of counted conversations', () => {
  test('is read as it was written', () => {
    const view: CountedView = {
      metric: 'resolution',
      group: null,
      person: null,
      days: { from: '2026-04-01', to: '2026-04-06' },
      botIds: ['bot_a', 'bot_b'],
      only: { ...everything, channels: ['WHATSAPP'], hours: [9, 10, 20] },
      back: '/reports/goals?range=week&bot=bot_a&channel=WHATSAPP&hours=9-10.20&compare=no',
    };
    expect(read(countedAddress(view))).toEqual(view);
    const other: CountedView = { ...view, metric: 'nps', group: 'PROMOTERS', botIds: [], back: '/' };
    expect(read(countedAddress(other))).toEqual(other);
    const ofPerson: CountedView = { ...view, metric: 'team', person: 'rau_1' };
    expect(read(countedAddress(ofPerson))).toEqual(ofPerson);
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/reports/../bots',
    '/reports//evil.example',
    'javascript:alert(1)',
  ])('%s is no address to go back to', (back) => {
    expect(read(`/numbers?back=${encodeURIComponent(back)}`).back).toBe('/');
  });

  test.each(['/numbers', '/numbers?of=x&from=2026-04-06&to=2026-04-01', '/numbers?from=soon&to=2026-04-01&bot='])(
    '%s, which says too little, means all conversations of the last 30 days',
    (address) => {
      const days = { from: '2026-03-08', to: '2026-04-06' };
      expect(read(address)).toEqual({
        metric: 'conversations',
        group: null,
        person: null,
        days,
        botIds: [],
        only: everything,
        back: '/',
      });
    },
  );

  test('days are whole ones of the zone, also where the clocks change', () => {
    expect(rangeOfDays({ from: '2026-04-04', to: '2026-04-04' }, zone)).toEqual({
      from: '2026-04-04T03:00:00.000Z',
      to: '2026-04-05T04:00:00.000Z',
    });
  });
});
