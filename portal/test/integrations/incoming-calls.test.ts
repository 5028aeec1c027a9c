import { describe, expect, test } from '@jest/globals';
import { areCallsRefused, callerOf } from '../../src/features/integrations/model/incoming-calls.js';

const early = '2026-03-02T15:00:00.000Z';
const late = '2026-03-02T15:00:05.000Z';

describe('calls to a connection', () => {
  test.each([
    ['SLACK', 'SLACK'],
    ['HUBSPOT', 'HUBSPOT'],
    ['BEARER', null],
    [null, null],
  ] as const)('A connection with the scheme %s has texts for %s', (scheme, caller) => {
    expect(callerOf(scheme)).toBe(caller);
  });

  test.each([
    ['without any call there is no warning', null, null, false],
    ['after a genuine call there is none', late, null, false],
    ['a refused call is shown', null, late, true],
    ['a refused call after genuine ones is shown', early, late, true],
    ['a genuine call after a refused one ends the warning', late, early, false],
  ])('%s', (_title, lastReceivedAt, lastRefusedAt, expected) => {
    expect(areCallsRefused({ lastReceivedAt, lastRefusedAt })).toBe(expected);
  });
});
