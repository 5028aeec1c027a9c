import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import {
  isTestCaller,
  may,
  policy,
  requireOrganization,
  requirePermission,
  scopes,
  signPrincipal,
  verifyPrincipal,
  visibleBotIds,
} from '@tertulia/principal';
import type { Action, Principal, Role } from '@tertulia/principal';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const secret = 'a secret of thirty-two characters or more';
const now = new Date('2026-03-01T12:00:00Z');

function user(role: Role | null, over: Partial<Extract<Principal, { kind: 'USER' }>> = {}): Principal {
  const botIds = role === 'BOT_MANAGER' ? [id(7)] : null;
  const isSuperAdmin = role === 'SUPER_ADMIN';
  const organizationId = isSuperAdmin ? null : id(3);
  const base = { kind: 'USER', userId: id(1), sessionId: id(2), locale: 'es' } as const;
  return { ...base, organizationId, role: isSuperAdmin ? null : role, botIds, isSuperAdmin, ...over };
}
const visitor: Principal = {
  kind: 'VISITOR',
  organizationId: id(3),
  botId: id(7),
  conversationId: id(9),
  locale: 'es',
};
const service: Principal = { kind: 'SERVICE', name: 'runtime', organizationId: null, locale: 'es' };
const key = (granted: Extract<Principal, { kind: 'API_KEY' }>['scopes']): Principal => {
  return { kind: 'API_KEY', keyId: id(4), organizationId: id(3), scopes: granted, mode: 'LIVE', locale: 'en' };
};

/** Columns: SUPER_ADMIN, ORGANIZATION_ADMIN, BOT_MANAGER, VIEWER, as written in the design's table of roles. */
const expected: Record<Action, readonly [0 | 1, 0 | 1, 0 | 1, 0 | 1]> = {
  'organization.read': [1, 1, 1, 1],
  'organization.update': [1, 1, 0, 0],
  'organization.delete': [0, 1, 0, 0],
  'members.read': [0, 1, 0, 0],
  'members.manage': [0, 1, 0, 0],
  'keys.manage': [0, 1, 0, 0],
  'audit.read': [0, 1, 0, 0],
  'bots.read': [0, 1, 1, 1],
  'bots.readDraft': [0, 1, 1, 0],
  'bots.create': [0, 1, 0, 0],
  'bots.edit': [0, 1, 1, 0],
  'bots.publish': [0, 1, 1, 0],
  'bots.delete': [0, 1, 0, 0],
  'conversations.read': [0, 1, 1, 0],
  'conversations.answer': [0, 1, 1, 0],
  'simulator.use': [0, 1, 1, 0],
  'metrics.read': [1, 1, 1, 1],
  'billing.read': [1, 1, 0, 0],
  'billing.manage': [1, 1, 0, 0],
  'platform.manage': [1, 0, 0, 0],
};
const columns: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const actions = Object.keys(policy) as Action[];

describe('the policy table', () => {
  test.each(
    actions.flatMap((action) => columns.map((role, at) => [action, role, expected[action][at] === 1] as const)),
  )('%s by %s is %s', (action, role, isAllowed) => {
    expect(may(user(role), action)).toBe(isAllowed);
  });

  test.each(actions)('%s is never for visitors, strangers or people without a role', (action) => {
    expect(may(visitor, action)).toBe(false);
    expect(may({ kind: 'ANONYMOUS', locale: 'es' }, action)).toBe(false);
    expect(may(user(null), action)).toBe(false);
    expect(may(user('ORGANIZATION_ADMIN', { organizationId: null }), action)).toBe(false);
    expect(may(service, action)).toBe(true);
  });

  test.each(actions)('a key does %s with exactly the scope that the table names', (action) => {
    const granting = scopes.filter((scope) => may(key([scope]), action));
    expect(granting).toEqual(policy[action].scope === null ? [] : [policy[action].scope]);
    expect(may(key([]), action)).toBe(false);
  });

  test('a super admin who is also a member keeps the rights of both', () => {
    const both = user('BOT_MANAGER', { isSuperAdmin: true });
    expect(may(both, 'bots.edit', { botId: id(7) })).toBe(true);
    expect(may(both, 'platform.manage')).toBe(true);
  });
});

const refusal = (act: () => void): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'a defect';
  }
};

describe('a key for tests', () => {
  const tester: Principal = {
    kind: 'API_KEY',
    keyId: id(4),
    organizationId: id(3),
    scopes: [...scopes],
    mode: 'TEST',
    locale: 'en',
  };

  test('may read, try out and answer, and changes nothing live, whatever its scopes', () => {
    const allowed = actions.filter((action) => may(tester, action));
    expect(allowed).toEqual([
      ...['organization.read', 'bots.read', 'bots.readDraft', 'conversations.read', 'conversations.answer'],
      ...['simulator.use', 'metrics.read', 'billing.read'],
    ]);
    expect(() => requirePermission(tester, 'bots.publish')).toThrow(new DomainError('TEST_KEY'));
    expect(refusal(() => requirePermission({ ...tester, scopes: [] }, 'bots.publish'))).toBe('FORBIDDEN');
    expect(refusal(() => requirePermission(tester, 'members.manage'))).toBe('FORBIDDEN');
  });

  test('is told from all other callers', () => {
    expect(isTestCaller(tester)).toBe(true);
    for (const other of [key([...scopes]), user('ORGANIZATION_ADMIN'), visitor, service])
      expect(isTestCaller(other)).toBe(false);
  });
});

describe('a bot manager', () => {
  test('reaches the bots of the membership; any other bot does not exist', () => {
    expect(() => requirePermission(user('BOT_MANAGER'), 'bots.edit', { botId: id(7) })).not.toThrow();
    expect(() => requirePermission(user('BOT_MANAGER'), 'bots.edit', { botId: id(8) })).toThrow(
      new DomainError('NOT_FOUND'),
    );
    expect(visibleBotIds(user('BOT_MANAGER'))).toEqual([id(7)]);
    expect(visibleBotIds(user('BOT_MANAGER', { botIds: null }))).toEqual([]);
    expect(visibleBotIds(user('VIEWER'))).toBeNull();
  });
});

describe('refusals', () => {
  test('say what would be needed: the scope of a key, the roles of a member', () => {
    const told = (work: () => unknown): unknown => {
      try {
        work();
      } catch (error) {
        return error instanceof DomainError ? [error.message, error.data] : error;
      }
      return null;
    };
    const needsScope = told(() => requirePermission(key(['bots:read']), 'bots.edit'));
    expect(needsScope).toEqual([
      'You are not allowed to do this: the key needs the scope BOTS_WRITE.',
      { scope: 'BOTS_WRITE' },
    ]);
    const opensNothing = told(() => requirePermission(key([...scopes]), 'members.manage'));
    expect(opensNothing).toEqual(['You are not allowed to do this.', { scope: null }]);
    const needsRole = told(() => requirePermission(user('VIEWER'), 'bots.edit'));
    expect(needsRole).toEqual(['You are not allowed to do this.', { roles: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'] }]);
  });

  test('strangers are asked to sign in, others are forbidden', () => {
    expect(() => requirePermission({ kind: 'ANONYMOUS', locale: 'es' }, 'bots.read')).toThrow(
      new DomainError('UNAUTHENTICATED'),
    );
    expect(() => requirePermission(user('VIEWER'), 'bots.edit')).toThrow(new DomainError('FORBIDDEN'));
    expect(() => requireOrganization({ kind: 'ANONYMOUS', locale: 'es' })).toThrow(new DomainError('UNAUTHENTICATED'));
    expect(() => requireOrganization(service)).toThrow(new DomainError('FORBIDDEN'));
    expect(requireOrganization(visitor)).toBe(id(3));
  });
});

describe('the signed header', () => {
  const all = [
    user('BOT_MANAGER'),
    user('SUPER_ADMIN'),
    key(['bots:read']),
    visitor,
    service,
    { kind: 'ANONYMOUS', locale: 'en' } as const,
  ];

  test.each(all)('brings $kind across unchanged', (principal) => {
    expect(verifyPrincipal(signPrincipal(principal, secret, now), secret, now)).toEqual(principal);
  });

  test('lives a minute on either side of the receiver clock', () => {
    const header = signPrincipal(visitor, secret, now);
    const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
    expect(verifyPrincipal(header, secret, at(60))).toEqual(visitor);
    expect(verifyPrincipal(header, secret, at(-60))).toEqual(visitor);
    expect(() => verifyPrincipal(header, secret, at(61))).toThrow(new DomainError('UNAUTHENTICATED'));
    expect(() => verifyPrincipal(header, secret, at(-61))).toThrow(new DomainError('UNAUTHENTICATED'));
  });

  const [body = '', mac = ''] = signPrincipal(visitor, secret, now).split('.');
  const forgedBody = Buffer.from(
    JSON.stringify({ principal: { ...visitor, botId: id(8) }, signedAtMs: now.getTime() }),
  );
  test.each([
    ['nothing', undefined],
    ['empty text', ''],
    ['a body without signature', body],
    ['an empty signature', `${body}.`],
    ['a cut signature', `${body}.${mac.slice(0, -2)}`],
    ['the signature of another secret', signPrincipal(visitor, `${secret}!`, now)],
    ['a changed body', `${forgedBody.toString('base64url')}.${mac}`],
    ['a third part', `${body}.${mac}.x`],
  ])('refuses %s', (_, header) => {
    expect(() => verifyPrincipal(header, secret, now)).toThrow(new DomainError('UNAUTHENTICATED'));
  });

  test('refuses a well signed body that is no principal', () => {
    const odd = { ...visitor, isSuperAdmin: true } as Principal;
    expect(() => verifyPrincipal(signPrincipal(odd, secret, now), secret, now)).toThrow(
      new DomainError('UNAUTHENTICATED'),
    );
  });

  test('does not work with a guessable secret', () => {
    expect(() => signPrincipal(visitor, 'short', now)).toThrow(RangeError);
  });
});
