import { DomainError } from '@tertulia/errors';
import { organizationOf } from './principal.js';
import type { Principal, Role, Scope } from './principal.js';

interface Rule {
  readonly roles: readonly Role[];
  /** Scope that allows an API key to do it; null when no key can. */
  readonly scope: Scope | null;
}

const everyRole: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const members: readonly Role[] = ['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'];
const builders: readonly Role[] = ['ORGANIZATION_ADMIN', 'BOT_MANAGER'];
const administrators: readonly Role[] = ['ORGANIZATION_ADMIN'];
const payers: readonly Role[] = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN'];

/**
 * The policy table: who may do what. `bots.read` covers a bot's name and state, `bots.readDraft` its content.
 * A BOT_MANAGER acts only on the bots of the membership.
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
  'events.write': { roles: administrators, scope: 'events:write' },
  /** Who gets reports regularly is decided by an administrator; each recipient gets what the recipient may see. */
  'reports.schedule': { roles: administrators, scope: null },
  'billing.read': { roles: payers, scope: 'billing:read' },
  'billing.manage': { roles: payers, scope: null },
  /** A BOT_MANAGER manages the connections of the own bots. */
  'integrations.read': { roles: builders, scope: 'integrations:read' },
  'integrations.manage': { roles: builders, scope: null },
  'connectors.manage': { roles: administrators, scope: null },
  'webhooks.read': { roles: administrators, scope: 'integrations:read' },
  'webhooks.manage': { roles: administrators, scope: 'webhooks:write' },
  /** A BOT_MANAGER manages the rules of the own bots. */
  'alerts.manage': { roles: builders, scope: null },
  'platform.manage': { roles: ['SUPER_ADMIN'], scope: null },
} as const satisfies Record<string, Rule>;

/**
 * Everything that a TEST key may do if it has the scope: read, try drafts, and hold test conversations. `runtime` limits it to
 * test conversations, and `analytics` checks its events without storing them.
 */
const allowedForTestKeys: ReadonlySet<Action> = new Set<Action>([
  ...(['organization.read', 'bots.read', 'bots.readDraft', 'metrics.read', 'billing.read'] as const),
  ...(['conversations.read', 'conversations.answer', 'simulator.use', 'integrations.read', 'webhooks.read'] as const),
  ...(['events.write'] as const),
]);

/** What nobody may do before proving the own e-mail: publish, invite, connect. Everything else can be built and tried. */
const refusedUntilVerified: ReadonlySet<Action> = new Set<Action>([
  ...(['bots.publish', 'members.manage', 'integrations.manage', 'connectors.manage', 'webhooks.manage'] as const),
]);

/** Something that a caller may or may not do. */
export type Action = keyof typeof policy;

/** The target of the action, where the permission depends on it. */
export interface Resource {
  readonly botId?: string;
}

/** Why a caller is refused. */
type Refusal = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TEST_KEY' | 'NOT_FOUND' | 'EMAIL_NOT_VERIFIED';

/** True when the policy allows the action. It does not check who owns a row: repositories and the database do. */
export function may(principal: Principal, action: Action, resource?: Resource): boolean {
  return refusalOf(principal, action, resource) === null;
}

/**
 * Throws unless the policy allows the action.
 * @throws DomainError UNAUTHENTICATED for anonymous callers, FORBIDDEN when the policy refuses, TEST_KEY when a test key
 * would change something live, NOT_FOUND for a bot that is not in a bot manager's membership, EMAIL_NOT_VERIFIED for a
 * person who must prove the own e-mail first.
 */
export function requirePermission(principal: Principal, action: Action, resource?: Resource): void {
  const refusal = refusalOf(principal, action, resource);
  if (refusal === 'FORBIDDEN') throw forbidden(principal, policy[action]);
  if (refusal !== null) throw new DomainError(refusal);
}

/**
 * For what the table allows, yet would let somebody without a proven e-mail act later, such as an API key.
 * @throws DomainError EMAIL_NOT_VERIFIED
 */
export function requireVerifiedEmail(principal: Principal): void {
  if (mustVerifyEmail(principal)) throw new DomainError('EMAIL_NOT_VERIFIED');
}

/** True for a person who must prove the own e-mail before publishing, inviting or connecting. */
export function mustVerifyEmail(principal: Principal): boolean {
  return principal.kind === 'USER' && principal.mustVerifyEmail === true;
}

/** FORBIDDEN with what is required: the scope of a key (null when no key can do it) or the roles of a member. */
function forbidden(principal: Principal, { scope, roles }: Rule): DomainError {
  if (principal.kind === 'USER') return new DomainError('FORBIDDEN', { data: { roles } });
  if (principal.kind !== 'API_KEY') return new DomainError('FORBIDDEN');
  return scope === null ? forbiddenToKeys() : new DomainError('FORBIDDEN', requiredScope(scope));
}

/** FORBIDDEN for an action that no key can do, whatever its scopes. */
export function forbiddenToKeys(): DomainError {
  return new DomainError('FORBIDDEN', { data: { scope: null } });
}

/** The required scope by its name in the API. */
function requiredScope(scope: Scope): { params: { scope: string }; data: { scope: string } } {
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

/** The bots to which the caller is limited, for filtering lists; null means every bot of the organization. */
export function visibleBotIds(principal: Principal): readonly string[] | null {
  if (principal.kind === 'VISITOR') return [principal.botId];
  if (principal.kind !== 'USER' || principal.role !== 'BOT_MANAGER') return null;
  return principal.botIds ?? [];
}

/** True unless the caller is limited to named bots and this is none of them. */
export function canSeeBot(principal: Principal, botId: string): boolean {
  return visibleBotIds(principal)?.includes(botId) ?? true;
}

/** True for a TEST key, which sees and starts test conversations only. */
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
      return isTestCaller(principal) && !allowedForTestKeys.has(action) ? 'TEST_KEY' : null;
    case 'USER': {
      if (principal.isSuperAdmin && rule.roles.includes('SUPER_ADMIN')) return null;
      if (principal.organizationId === null || principal.role === null || !rule.roles.includes(principal.role)) {
        return 'FORBIDDEN';
      }
      if (resource?.botId !== undefined && !canSeeBot(principal, resource.botId)) return 'NOT_FOUND';
      return mustVerifyEmail(principal) && refusedUntilVerified.has(action) ? 'EMAIL_NOT_VERIFIED' : null;
    }
  }
}
