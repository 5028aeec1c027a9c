import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import {
  canSeeBot,
  isTestCaller,
  may,
  policy,
  requireOrganization,
  requirePermission,
  requireVerifiedEmail,
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

/** Columns: SUPER_ADMIN, ORGANIZATION_ADMIN, BOT_MANAGER, VIEWER, as in the design's table of roles. */
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
  'events.write': [0, 1, 0, 0],
  'reports.schedule': [0, 1, 0, 0],
  'billing.read': [1, 1, 0, 0],
  'billing.manage': [1, 1, 0, 0],
  'integrations.read': [0, 1, 1, 0],
  'connectors.manage': [0, 1, 0, 0],
  'integrations.manage': [0, 1, 1, 0],
  'webhooks.read': [0, 1, 0, 0],
  'webhooks.manage': [0, 1, 0, 0],
  'alerts.manage': [0, 1, 1, 0],
  'platform.manage': [1, 0, 0, 0],
};
const columns: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const actions = Object.keys(policy) as Action[];

describe('policy table', () => {
  test.each(
    actions.flatMap((action) => columns.map((role, at) => [action, role, expected[action][at] === 1] as const)),
  )('Whether %s is allowed for %s: %s', (action, role, isAllowed) => {
    expect(may(user(role), action)).toBe(isAllowed);
  });

  test.each(actions)('%s is never allowed for visitors, anonymous callers or users without a role', (action) => {
    expect(may(visitor, action)).toBe(false);
    expect(may({ kind: 'ANONYMOUS', locale: 'es' }, action)).toBe(false);
    expect(may(user(null), action)).toBe(false);
    expect(may(user('ORGANIZATION_ADMIN', { organizationId: null }), action)).toBe(false);
    expect(may(service, action)).toBe(true);
  });

  test.each(actions)('An API key can do %s with the scope of the table and with no other', (action) => {
    const granting = scopes.filter((scope) => may(key([scope]), action));
    expect(granting).toEqual(policy[action].scope === null ? [] : [policy[action].scope]);
    expect(may(key([]), action)).toBe(false);
  });

  test('A super admin who is also a member has the permissions of both', () => {
    const both = user('BOT_MANAGER', { isSuperAdmin: true });
    expect(may(both, 'bots.edit', { botId: id(7) })).toBe(true);
    expect(may(both, 'platform.manage')).toBe(true);
  });
});

describe('a person who has not confirmed the own e-mail', () => {
  const unproven = user('ORGANIZATION_ADMIN', { mustVerifyEmail: true });

  test('Builds and tries, and cannot publish, invite, connect or create keys', () => {
    const refused = actions.filter((action) => may(user('ORGANIZATION_ADMIN'), action) && !may(unproven, action));
    expect(refused).toEqual([
      ...['members.manage', 'bots.publish', 'integrations.manage', 'connectors.manage', 'webhooks.manage'],
    ]);
    expect(() => requirePermission(unproven, 'bots.publish')).toThrow(new DomainError('EMAIL_NOT_VERIFIED'));
    expect(() => requireVerifiedEmail(unproven)).toThrow(new DomainError('EMAIL_NOT_VERIFIED'));
    expect(() => requireVerifiedEmail(user('ORGANIZATION_ADMIN'))).not.toThrow();
  });

  test('Learns that something is not allowed, or does not exist, before that the e-mail is missing', () => {
    const viewer = user('VIEWER', { mustVerifyEmail: true });
    expect(refusal(() => requirePermission(viewer, 'bots.publish'))).toBe('FORBIDDEN');
    const manager = user('BOT_MANAGER', { mustVerifyEmail: true });
    expect(refusal(() => requirePermission(manager, 'bots.publish', { botId: id(8) }))).toBe('NOT_FOUND');
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

describe('test keys', () => {
  const tester: Principal = {
    kind: 'API_KEY',
    keyId: id(4),
    organizationId: id(3),
    scopes: [...scopes],
    mode: 'TEST',
    locale: 'en',
  };

  test('A test key can read, simulate and reply, and can never change anything live', () => {
    const allowed = actions.filter((action) => may(tester, action));
    expect(allowed).toEqual([
      ...['organization.read', 'bots.read', 'bots.readDraft', 'conversations.read', 'conversations.answer'],
      ...['simulator.use', 'metrics.read', 'events.write', 'billing.read', 'integrations.read', 'webhooks.read'],
    ]);
    expect(() => requirePermission(tester, 'bots.publish')).toThrow(new DomainError('TEST_KEY'));
    expect(refusal(() => requirePermission({ ...tester, scopes: [] }, 'bots.publish'))).toBe('FORBIDDEN');
    expect(refusal(() => requirePermission(tester, 'members.manage'))).toBe('FORBIDDEN');
  });

  test('Only a test key counts as a test caller', () => {
    expect(isTestCaller(tester)).toBe(true);
    for (const other of [key([...scopes]), user('ORGANIZATION_ADMIN'), visitor, service])
      expect(isTestCaller(other)).toBe(false);
  });
});

describe('bot managers', () => {
  test('A bot manager can edit the bots of the membership; any other bot is NOT_FOUND', () => {
    expect(() => requirePermission(user('BOT_MANAGER'), 'bots.edit', { botId: id(7) })).not.toThrow();
    expect(() => requirePermission(user('BOT_MANAGER'), 'bots.edit', { botId: id(8) })).toThrow(
      new DomainError('NOT_FOUND'),
    );
    expect(visibleBotIds(user('BOT_MANAGER'))).toEqual([id(7)]);
    expect(visibleBotIds(user('BOT_MANAGER', { botIds: null }))).toEqual([]);
    expect(visibleBotIds(user('VIEWER'))).toBeNull();
    expect([id(7), id(8)].map((botId) => canSeeBot(user('BOT_MANAGER'), botId))).toEqual([true, false]);
    expect(canSeeBot(user('VIEWER'), id(8))).toBe(true);
  });
});

describe('refusals', () => {
  test('A FORBIDDEN error names the missing scope of a key or the roles that are allowed', () => {
    const refusalOf = (work: () => unknown): unknown => {
      try {
        work();
      } catch (error) {
        return error instanceof DomainError ? [error.message, error.data] : error;
      }
      return null;
    };
    const needsScope = refusalOf(() => requirePermission(key(['bots:read']), 'bots.edit'));
    expect(needsScope).toEqual([
      'You are not allowed to do this: the key needs the scope BOTS_WRITE.',
      { scope: 'BOTS_WRITE' },
    ]);
    const opensNothing = refusalOf(() => requirePermission(key([...scopes]), 'members.manage'));
    expect(opensNothing).toEqual(['You are not allowed to do this.', { scope: null }]);
    const needsRole = refusalOf(() => requirePermission(user('VIEWER'), 'bots.edit'));
    expect(needsRole).toEqual(['You are not allowed to do this.', { roles: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'] }]);
  });

  test('Anonymous callers get UNAUTHENTICATED, all others FORBIDDEN', () => {
    expect(() => requirePermission({ kind: 'ANONYMOUS', locale: 'es' }, 'bots.read')).toThrow(
      new DomainError('UNAUTHENTICATED'),
    );
    expect(() => requirePermission(user('VIEWER'), 'bots.edit')).toThrow(new DomainError('FORBIDDEN'));
    expect(() => requireOrganization({ kind: 'ANONYMOUS', locale: 'es' })).toThrow(new DomainError('UNAUTHENTICATED'));
    expect(() => requireOrganization(service)).toThrow(new DomainError('FORBIDDEN'));
    expect(requireOrganization(visitor)).toBe(id(3));
  });
});

describe('signed header', () => {
  const all = [
    user('BOT_MANAGER'),
    user('SUPER_ADMIN'),
    key(['bots:read']),
    visitor,
    service,
    { kind: 'ANONYMOUS', locale: 'en' } as const,
  ];

  test.each(all)('A signed $kind principal is verified and unchanged', (principal) => {
    expect(verifyPrincipal(signPrincipal(principal, secret, now), secret, now)).toEqual(principal);
  });

  test('A signed header is valid up to a minute before and after the receiver’s time', () => {
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
  ])('The header is refused if it is %s', (_, header) => {
    expect(() => verifyPrincipal(header, secret, now)).toThrow(new DomainError('UNAUTHENTICATED'));
  });

  test('A correctly signed body that is not a principal is refused', () => {
    const odd = { ...visitor, isSuperAdmin: true } as Principal;
    expect(() => verifyPrincipal(signPrincipal(odd, secret, now), secret, now)).toThrow(
      new DomainError('UNAUTHENTICATED'),
    );
  });

  test('A secret that is too short is refused', () => {
    expect(() => signPrincipal(visitor, 'short', now)).toThrow(RangeError);
  });
});
