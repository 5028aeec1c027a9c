import { DomainError } from '@tertulia/errors';
import { principalSchema } from '@tertulia/principal';
import type { Ids } from '@tertulia/use-case';
import type { SubgraphCaller } from '@tertulia/subgraph';
import type { Sessions } from '../application/connection-ports.js';

const query = 'query SessionOfBrowser($token: String!) { resolveCredential(kind: "SESSION", token: $token) }';
const caller = { kind: 'SERVICE', name: 'integrations', organizationId: null, locale: 'es' } as const;

/** Sessions of the subgraph `identity`. */
export function identitySessions(callSubgraph: SubgraphCaller, ids: Ids): Sessions {
  return {
    find: async (token) => {
      const request = { query, variables: { token }, principal: caller, requestId: ids.next() };
      const { data, errors } = await callSubgraph('identity', request);
      if (errors !== undefined) throw new DomainError('SUBGRAPH_UNAVAILABLE');
      const read = principalSchema.safeParse((data as { resolveCredential?: unknown } | null)?.resolveCredential);
      return read.success && read.data.kind === 'USER' ? read.data : null;
    },
  };
}
