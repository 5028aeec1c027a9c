import type { Scope } from '../../../gql/graphql.js';

/** All scopes, reading before writing. */
export const scopes: readonly Scope[] = [
  'BOTS_READ',
  'CONVERSATIONS_READ',
  'METRICS_READ',
  'ORGANIZATION_READ',
  'BILLING_READ',
  'INTEGRATIONS_READ',
  'BOTS_WRITE',
  'CONVERSATIONS_WRITE',
  'WEBHOOKS_WRITE',
  'EVENTS_WRITE',
];

/** The scopes preselected for a new key: it can only read. */
export const defaultScopes: readonly Scope[] = ['BOTS_READ', 'CONVERSATIONS_READ', 'METRICS_READ'];

/** The technical name of a scope: BOTS_READ is `bots:read`. */
export function scopeCode(scope: Scope): string {
  return scope.toLowerCase().replace('_', ':');
}

/** The scopes after one was ticked or unticked, in the order of the list. */
export function withScope(chosen: readonly Scope[], scope: Scope, isChosen: boolean): readonly Scope[] {
  return scopes.filter((one) => (one === scope ? isChosen : chosen.includes(one)));
}
