import { DomainError } from '@tertulia/errors';
import { organizationOf } from './principal.js';
import type { Principal, Role, Scope } from './principal.js';

interface Rule {
  readonly roles: readonly Role[];
  /** Scope that lets an API key do it; null when no key ever may. */
  readonly scope: Scope | null;
}

const everyRole: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const members: readonly Role[] = ['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const builders: readonly Role[] = ['ORGANIZATION_ADMIN', 'BOT_MANAGER'];
const administrators: readonly Role[] = ['ORGANIZATION_ADMIN'];
const payers: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN'];

/**
 * The one policy table. `bots.read` shows a bot's name and state, `bots.readDraft` what it is made of.
 * A BOT_MANAGER acts on the bots that are named in the membership only.
 */
export const policy = {
  'organization.read': { roles: everyRole, scope: 'organization:read' },
  'organization.update': { roles: payers, scope: null },
  'organization.delete': { roles: administrators, scope: null },
  'members.read': { roles: administrators, scope: null },
  'members.manage': { roles: administrators, scope: null },
  'keys.manage': { roles: administrators, scope: null },
  'audit.read': { roles: administrators, scope: null },
  'bots.read': { roles: members, scope: 'bots:read' },
  'bots.readDraft': { roles: builders, scope: 'bots:read' },
  'bots.create': { roles: administrators, scope: 'bots:write' },
  'bots.edit': { roles: builders, scope: 'bots:write' },
  'bots.publish': { roles: builders, scope: 'bots:write' },
  'bots.delete': { roles: administrators, scope: 'bots:write' },
  'conversations.read': { roles: builders, scope: 'conversations:read' },
  'conversations.answer': { roles: builders, scope: 'conversations:write' },
  'simulator.use': { roles: builders, scope: 'bots:write' },
  'metrics.read': { roles: everyRole, scope: 'metrics:read' },
  'billing.read': { roles: payers, scope: 'billing:read' },
  'billing.manage': { roles: payers, scope: null },
  'platform.manage': { roles: ['SUPER_ADMIN'], scope: null },
} as const satisfies Record<string, Rule>;

/**
 * All that a TEST key may do, with the scope that it takes: read, try drafts out, and hold test conversations. Of conversations it
 * reaches test ones only, which is for their owner to see to.
 */
const doneByTestKeys: ReadonlySet<Action> = new Set<Action>([
  ...(['organization.read', 'bots.read', 'bots.readDraft', 'metrics.read', 'billing.read'] as const),
  ...(['conversations.read', 'conversations.answer', 'simulator.use'] as const),
]);

/** Something that a caller may or may not do. */
export type Action = keyof typeof policy;

/** What the action is done to, where that matters. */
export interface Resource {
  readonly botId?: string;
}

/** Why a caller is refused. */
type Refusal = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TEST_KEY' | 'NOT_FOUND';

/** True when the policy lets the caller do it. It says nothing about whose row it is: that is the repository's and the database's part. */
export function may(principal: Principal, action: Action, resource?: Resource): boolean {
  return refusalOf(principal, action, resource) === null;
}

/**
 * Returns when the caller may do it.
 * @throws DomainError UNAUTHENTICATED for anonymous callers, FORBIDDEN when the policy says no, TEST_KEY when a key
 * for tests would change something live, NOT_FOUND when a bot manager reaches for a bot that is not theirs.
 */
export function requirePermission(principal: Principal, action: Action, resource?: Resource): void {
  const refusal = refusalOf(principal, action, resource);
  if (refusal === 'FORBIDDEN') throw forbidden(principal, policy[action]);
  if (refusal !== null) throw new DomainError(refusal);
}

/** A refusal that says what would be needed: the scope of a key, null where none opens it; the roles of a member. */
function forbidden(principal: Principal, { scope, roles }: Rule): DomainError {
  if (principal.kind === 'USER') return new DomainError('FORBIDDEN', { data: { roles } });
  if (principal.kind !== 'API_KEY') return new DomainError('FORBIDDEN');
  return scope === null ? forbiddenToKeys() : new DomainError('FORBIDDEN', scopeNeeded(scope));
}

/** The refusal of what no key may do, whatever its scopes. */
export function forbiddenToKeys(): DomainError {
  return new DomainError('FORBIDDEN', { data: { scope: null } });
}

/** As the API names scopes. */
function scopeNeeded(scope: Scope): { params: { scope: string }; data: { scope: string } } {
  const name = scope.toUpperCase().replace(':', '_');
  return { params: { scope: name }, data: { scope: name } };
}

/**
 * The organization in which the caller acts.
 * @throws DomainError UNAUTHENTICATED for anonymous callers, FORBIDDEN when no organization is chosen.
 */
export function requireOrganization(principal: Principal): string {
  const organizationId = organizationOf(principal);
  if (organizationId !== null) return organizationId;
  throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/** The bots that a caller is limited to, for filtering lists; null means every bot of the organization. */
export function visibleBotIds(principal: Principal): readonly string[] | null {
  if (principal.kind === 'VISITOR') return [principal.botId];
  if (principal.kind !== 'USER' || principal.role !== 'BOT_MANAGER') return null;
  return principal.botIds ?? [];
}

/** True for a TEST key: of conversations it sees and makes test ones only. */
export function isTestCaller(principal: Principal): boolean {
  return principal.kind === 'API_KEY' && principal.mode === 'TEST';
}

function refusalOf(principal: Principal, action: Action, resource: Resource | undefined): Refusal | null {
  const rule: Rule = policy[action];
  switch (principal.kind) {
    case 'ANONYMOUS':
      return 'UNAUTHENTICATED';
    case 'VISITOR':
      return 'FORBIDDEN';
    case 'SERVICE':
      return null;
    case 'API_KEY':
      if (rule.scope === null || !principal.scopes.includes(rule.scope)) return 'FORBIDDEN';
      return isTestCaller(principal) && !doneByTestKeys.has(action) ? 'TEST_KEY' : null;
    case 'USER': {
      if (principal.isSuperAdmin && rule.roles.includes('SUPER_ADMIN')) return null;
      if (principal.organizationId === null || principal.role === null || !rule.roles.includes(principal.role)) {
        return 'FORBIDDEN';
      }
      const limit = visibleBotIds(principal);
      return resource?.botId !== undefined && limit !== null && !limit.includes(resource.botId) ? 'NOT_FOUND' : null;
    }
  }
}
