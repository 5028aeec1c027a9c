import { describe, expect, test } from '@jest/globals';
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
      days: { from: '2026-04-01', to: '2026-04-06' },
      botId: 'bot_a',
    };
    expect(read(countedAddress(view))).toEqual(view);
    expect(read(countedAddress({ ...view, botId: null }))).toEqual({ ...view, botId: null });
  });

  test.each(['/numbers', '/numbers?of=x&from=2026-04-06&to=2026-04-01', '/numbers?from=soon&to=2026-04-01&bot='])(
    '%s, which says too little, means all conversations of the last 30 days',
    (address) => {
      const days = { from: '2026-03-08', to: '2026-04-06' };
      expect(read(address)).toEqual({ metric: 'conversations', days, botId: null });
    },
  );

  test('days are whole ones of the zone, also where the clocks change', () => {
    expect(rangeOfDays({ from: '2026-04-04', to: '2026-04-04' }, zone)).toEqual({
      from: '2026-04-04T03:00:00.000Z',
      to: '2026-04-05T04:00:00.000Z',
    });
  });
});
