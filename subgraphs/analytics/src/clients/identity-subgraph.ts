import { DomainError } from '@tertulia/errors';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import { z } from 'zod';
import type { FindOrganization } from '../application/schedule-ports.js';

const query = 'query OrganizationOfReport($id: ID!) { organization(id: $id) { name country currency } }';

const answered = z.object({
  organization: z.object({ name: z.string(), country: z.string(), currency: z.string() }).nullable(),
});

/** Queries the subgraph that owns organizations, as the service analytics. */
export function identitySubgraph(callSubgraph: SubgraphCaller, newRequestId: () => string): FindOrganization {
  return async (organizationId) => {
    const { data, errors } = await callSubgraph('identity', {
      query,
      variables: { id: toGlobalId('organization', organizationId) },
      principal: { kind: 'SERVICE', name: 'analytics', organizationId, locale: 'es' },
      requestId: newRequestId(),
    });
    const read = answered.safeParse(data);
    if (errors !== undefined || !read.success) throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause: errors });
    return read.data.organization;
  };
}
