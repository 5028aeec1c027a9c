import { describe, expect, test } from '@jest/globals';
import { curlExample } from '../../src/features/api-keys/model/curl-example.js';
import { endOf, keyState, lifetimes, sortedKeys, type ListedKey } from '../../src/features/api-keys/model/key-state.js';
import { scopeCode, scopes, defaultScopes, withScope } from '../../src/features/api-keys/model/scopes.js';

const now = Date.parse('2026-11-22T20:00:00Z');
const day = (days: number): string => new Date(now + days * 86_400_000).toISOString();

function key(id: string, changes: Partial<ListedKey> = {}): ListedKey {
  return {
    id,
    name: id,
    prefix: 'ttl_test_abcd',
    mode: 'TEST',
    scopes: ['BOTS_READ'],
    createdAt: day(-10),
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
    ...changes,
  };
}

describe('the state of a key', () => {
  test.each([
    ['active', { expiresAt: null }],
    ['active', { expiresAt: day(15) }],
    ['expiring', { expiresAt: day(13) }],
    ['expired', { expiresAt: day(0) }],
    ['revoked', { revokedAt: day(-1), expiresAt: day(-3) }],
  ])('a key is %s', (state, dates) => {
    expect(keyState(key('a', dates), now)).toBe(state);
  });

  test('Valid keys are listed before invalid ones, the newest first', () => {
    const listed = sortedKeys(
      [
        key('revoked', { revokedAt: day(-1), createdAt: day(-1) }),
        key('old', { createdAt: day(-20) }),
        key('new', { createdAt: day(-2) }),
        key('expired', { expiresAt: day(-1), createdAt: day(-30) }),
      ],
      now,
    );
    expect(listed.map(({ id }) => id)).toEqual(['new', 'old', 'revoked', 'expired']);
  });

  test('Every lifetime except the endless one ends in the future', () => {
    expect(lifetimes.map((lifetime) => endOf(lifetime, now))).toEqual([day(30), day(90), day(365), null]);
  });
});

describe('the scopes of a key', () => {
  test('The scopes selected by default allow no changes', () => {
    expect(defaultScopes.filter((scope) => scope.endsWith('WRITE'))).toEqual([]);
  });

  test('Selecting a scope keeps the order of the list and never adds a scope twice', () => {
    expect(withScope(['BOTS_WRITE'], 'BOTS_READ', true)).toEqual(['BOTS_READ', 'BOTS_WRITE']);
    expect(withScope(['BOTS_READ'], 'BOTS_READ', true)).toEqual(['BOTS_READ']);
    expect(withScope(['BOTS_READ'], 'BOTS_READ', false)).toEqual([]);
  });

  test('Scopes are shown with their technical names', () => {
    expect(scopes.map(scopeCode)).toContain('conversations:write');
  });
});

describe('the example call', () => {
  const bodyOf = (example: string): unknown => JSON.parse(/-d '(.*)'$/u.exec(example)?.[1] ?? '');

  test('The example requests nothing that the key may not read', () => {
    expect(curlExample('https://tertulia.test', 'ttl_test_x', ['METRICS_READ'])).not.toContain('bots');
    expect(curlExample('https://tertulia.test', 'ttl_test_x', ['BOTS_READ'])).toContain('bots(first: 5)');
  });

  test('The example is one command with the key and a valid JSON body', () => {
    const example = curlExample('https://tertulia.test', 'ttl_live_x', ['BOTS_READ']);
    expect(example).toContain("'authorization: Bearer ttl_live_x'");
    expect(bodyOf(example)).toHaveProperty('query');
  });
});
