import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { Names } from '../application/mail-ports.js';
import type { Ask } from './graph-questions.js';

const zoneQuery = 'query ZoneOfOrganization($id: ID!) { organization(id: $id) { timeZone } }';
const nameQuery = 'query NameOfOrganization($id: ID!) { organization(id: $id) { name } }';
const botsQuery = `query BotsToName($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Bot { id name } }
}`;

const zoned = z.object({ organization: z.object({ timeZone: z.string() }).nullable() });
const called = z.object({ organization: z.object({ name: z.string() }).nullable() });
const named = z.object({ _entities: z.array(z.object({ id: z.string(), name: z.string() }).nullable()) });

/** What identity and bots call things now. */
export function graphNames(ask: Ask): Names {
  return {
    organization: async (organizationId) => {
      const variables = { id: toGlobalId('organization', organizationId) };
      const { organization } = await ask('identity', { query: nameQuery, variables, organizationId }, called);
      return organization?.name ?? '';
    },
    timeZone: async (organizationId) => {
      const variables = { id: toGlobalId('organization', organizationId) };
      const { organization } = await ask('identity', { query: zoneQuery, variables, organizationId }, zoned);
      return organization?.timeZone ?? 'UTC';
    },
    bots: async (organizationId, ids) => {
      if (ids.length === 0) return new Map();
      const representations = ids.map((id) => ({ __typename: 'Bot', id: toGlobalId('bot', id) }));
      const { _entities: found } = await ask(
        'bots',
        { query: botsQuery, variables: { representations }, organizationId },
        named,
      );
      return new Map(found.flatMap((bot) => (bot === null ? [] : [[tryFromGlobalId('bot', bot.id) ?? '', bot.name]])));
    },
  };
}
