import type { Scope } from '../../../gql/graphql.js';

/** What a key may be allowed to do, reading before writing. */
export const scopes: readonly Scope[] = [
  'BOTS_READ',
  'CONVERSATIONS_READ',
  'METRICS_READ',
  'ORGANIZATION_READ',
  'BILLING_READ',
  'BOTS_WRITE',
  'CONVERSATIONS_WRITE',
];

/** What a new key may do unless somebody says otherwise: read, change nothing. */
export const usualScopes: readonly Scope[] = ['BOTS_READ', 'CONVERSATIONS_READ', 'METRICS_READ'];

/** The name of a scope as programs see it: BOTS_READ is `bots:read`. */
export function scopeCode(scope: Scope): string {
  return scope.toLowerCase().replace('_', ':');
}

/** The scopes after one was ticked or unticked, in the order of the list. */
export function withScope(chosen: readonly Scope[], scope: Scope, isChosen: boolean): readonly Scope[] {
  return scopes.filter((one) => (one === scope ? isChosen : chosen.includes(one)));
}
