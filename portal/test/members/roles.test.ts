import { describe, expect, test } from '@jest/globals';
import { policy } from '../../../packages/domain/principal/src/policy.js';
import { grantInput, isSameGrant, lacksBots, withBot } from '../../src/features/members/model/grant.js';
import {
  duties,
  isMemberRole,
  memberRoles,
  reachOf,
  type Duty,
  type Reach,
} from '../../src/features/members/model/role-matrix.js';

describe('the table of roles', () => {
  const actions: Record<Duty, readonly (keyof typeof policy)[]> = {
    numbers: ['metrics.read'],
    conversations: ['conversations.read', 'conversations.answer'],
    editBots: ['bots.readDraft', 'bots.edit', 'bots.publish', 'simulator.use'],
    ownBots: ['bots.create', 'bots.delete'],
    team: ['members.read', 'members.manage'],
    keys: ['keys.manage'],
    plan: ['billing.read', 'billing.manage'],
    organization: ['organization.update'],
  };

  test.each(duties)('The table agrees with the platform’s policy on: %s', (duty) => {
    for (const action of actions[duty]) {
      for (const role of memberRoles) {
        const roles: readonly string[] = policy[action].roles;
        const truth: Reach = !roles.includes(role) ? 'none' : role === 'BOT_MANAGER' ? 'own' : 'all';
        expect([action, role, reachOf(duty, role)]).toEqual([action, role, truth]);
      }
    }
  });

  test('The platform’s own role is not offered', () => {
    expect(isMemberRole('SUPER_ADMIN')).toBe(false);
  });
});

describe('granting a role', () => {
  test('Bots are sent only with the role that is limited to them', () => {
    expect(grantInput({ role: 'VIEWER', botIds: ['bot_1'] })).toEqual({ role: 'VIEWER' });
    expect(grantInput({ role: 'BOT_MANAGER', botIds: ['bot_1'] })).toEqual({ role: 'BOT_MANAGER', botIds: ['bot_1'] });
  });

  test('A bot manager without a bot is refused', () => {
    expect(lacksBots({ role: 'BOT_MANAGER', botIds: [] })).toBe(true);
    expect(lacksBots({ role: 'ORGANIZATION_ADMIN', botIds: [] })).toBe(false);
  });

  test('Selecting a bot twice has no effect, and the order of selection does not matter', () => {
    const ticked = withBot(withBot(['bot_1'], 'bot_2', true), 'bot_2', true);
    expect(ticked).toEqual(['bot_1', 'bot_2']);
    const grant = (botIds: readonly string[]) => ({ role: 'BOT_MANAGER' as const, botIds });
    expect(isSameGrant(grant(ticked), grant(['bot_2', 'bot_1']))).toBe(true);
    expect(isSameGrant(grant(ticked), grant(['bot_2']))).toBe(false);
    expect(isSameGrant({ role: 'VIEWER', botIds: ['bot_1'] }, { role: 'VIEWER', botIds: [] })).toBe(true);
  });
});
