import { describe, expect, test } from '@jest/globals';
import { waitingInChanges } from '../../src/features/bots/model/waiting-in-changes.js';

const change = (kind: string, id: string, subject = 'BLOCK') => ({ kind, subject, id });
const waiting = [
  { blockId: 'ask', groupId: 'g1', visitors: 3 },
  { blockId: 'ask', groupId: 'g2', visitors: 1 },
  { blockId: 'day', groupId: 'g2', visitors: 2 },
  { blockId: 'calm', groupId: 'g3', visitors: 9 },
];

describe('conversations that wait in what changes', () => {
  test('Each changed block has those of all versions, once', () => {
    const changes = [
      change('EDITED', 'ask'),
      change('EDITED', 'ask'),
      change('REMOVED', 'day'),
      change('ADDED', 'new'),
    ];
    expect(waitingInChanges(changes, waiting)).toEqual({ atChange: [4, 0, 2, 0], inRemoved: 2 });
  });

  test('What is no block has none, also under the same id', () => {
    const changes = [change('REMOVED', 'g2', 'GROUP'), change('REMOVED', 'ask', 'VARIABLE'), change('REMOVED', 'ask')];
    expect(waitingInChanges(changes, waiting)).toEqual({ atChange: [0, 0, 4], inRemoved: 4 });
  });

  test('Without changes nobody is affected', () => {
    expect(waitingInChanges([], waiting)).toEqual({ atChange: [], inRemoved: 0 });
  });
});
