import { expect, test } from '@jest/globals';
import { groupFeed } from '../../src/features/notifications/model/group-feed.js';

const zone = 'America/Mexico_City';
let made = 0;

function told(kind: string, occurredAt: string, bot: string | null = 'bot_1') {
  made += 1;
  return { id: `ntf_${made}`, kind, occurredAt, bot: bot === null ? null : { id: bot } };
}

test('Notifications of one kind, bot and day are one group, at the place of the newest', () => {
  const [newest, between, older] = [
    told('URGENT', '2026-03-02T20:00:00Z'),
    told('GOAL', '2026-03-02T19:00:00Z'),
    told('URGENT', '2026-03-02T18:00:00Z'),
  ];
  expect(groupFeed([newest, between, older], zone)).toEqual([
    { first: newest, others: [older] },
    { first: between, others: [] },
  ]);
});

test('Another bot, no bot and another day are groups of their own', () => {
  const items = [
    // Midnight in Mexico City is at six.
    told('URGENT', '2026-03-03T06:00:00Z'),
    told('URGENT', '2026-03-03T05:59:59Z'),
    told('URGENT', '2026-03-03T05:59:58Z', 'bot_2'),
    told('URGENT', '2026-03-03T05:59:57Z', null),
  ];
  expect(groupFeed(items, zone).map(({ others }) => others.length)).toEqual([0, 0, 0, 0]);
});
