import type { Scope } from '../../../gql/graphql.js';

/** An example call for a terminal; it requests only what the scopes of the key allow. */
export function curlExample(origin: string, key: string, granted: readonly Scope[]): string {
  const bots = granted.includes('BOTS_READ') ? ' bots(first: 5) { nodes { id name status } }' : '';
  const body = JSON.stringify({ query: `{ viewer { organization { name${bots} } } }` });
  return [
    `curl ${origin}/graphql \\`,
    `  -H 'authorization: Bearer ${key}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
