import { DomainError, entryOf, isErrorCode } from '@tertulia/errors';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { ForeignKind, NodeDirectory } from '../application/node-directory.js';

const owners: Readonly<Record<ForeignKind, { subgraph: string; type: string }>> = {
  bot: { subgraph: 'bots', type: 'Bot' },
  botVersion: { subgraph: 'bots', type: 'BotVersion' },
  publication: { subgraph: 'bots', type: 'Publication' },
  conversation: { subgraph: 'runtime', type: 'Conversation' },
  contact: { subgraph: 'runtime', type: 'Contact' },
  industry: { subgraph: 'templates', type: 'Industry' },
  botTemplate: { subgraph: 'templates', type: 'BotTemplate' },
};

const query =
  'query IdentityNodes($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

/** Queries each owner with the caller's permissions, as the gateway would for entity fields. */
export function graphNodeDirectory(callSubgraph: SubgraphCaller): NodeDirectory {
  return {
    existing: async (asker, kind, ids) => {
      if (ids.length === 0) return new Set();
      const { subgraph, type } = owners[kind];
      const representations = ids.map((id) => ({ __typename: type, id: toGlobalId(kind, id) }));
      const { data, errors } = await callSubgraph(subgraph, { query, variables: { representations }, ...asker });
      for (const { extensions } of errors ?? []) refuseFault(extensions['code']);
      const found = data?.['_entities'];
      // A refusal means that the caller may see no object of this kind.
      if (!Array.isArray(found)) return new Set();
      return new Set(ids.filter((_, index) => found[index] !== null && found[index] !== undefined));
    },
  };
}

function refuseFault(code: unknown): void {
  if (!isErrorCode(code)) throw new DomainError('SUBGRAPH_UNAVAILABLE');
  if (entryOf(code).kind === 'FAULT') throw new DomainError(code);
}
