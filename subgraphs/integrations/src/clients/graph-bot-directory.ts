import { DomainError, entryOf, isErrorCode } from '@tertulia/errors';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { BotDirectory } from '../application/connection-ports.js';

const query =
  'query BotsOfConnection($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

/** The bots of the subgraph `bots`, as the caller sees them. */
export function graphBotDirectory(callSubgraph: SubgraphCaller): BotDirectory {
  return {
    existing: async ({ principal, requestId }, ids) => {
      if (ids.length === 0) return new Set();
      const representations = ids.map((id) => ({ __typename: 'Bot', id: toGlobalId('bot', id) }));
      const { data, errors } = await callSubgraph('bots', {
        query,
        variables: { representations },
        principal,
        requestId,
      });
      for (const { extensions } of errors ?? []) {
        const code = extensions['code'];
        if (!isErrorCode(code) || entryOf(code).kind === 'FAULT') throw new DomainError('SUBGRAPH_UNAVAILABLE');
      }
      const found = data?.['_entities'];
      if (!Array.isArray(found)) return new Set();
      return new Set(ids.filter((_, index) => found[index] !== null && found[index] !== undefined));
    },
  };
}
