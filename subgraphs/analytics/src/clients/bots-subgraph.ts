import { DomainError } from '@tertulia/errors';
import { toGlobalId, tryFromGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { FindNewBots } from '../application/ports.js';
import { unknownBot } from '../domain/directory.js';

const query = 'query ($bots: [_Any!]!) { _entities(representations: $bots) { ... on Bot { id name } } }';

interface Answer {
  _entities?: ({ id: string; name: string } | null)[];
}

/** Queries the subgraph that owns bots, as the service analytics and for one organization. */
export function botsSubgraph(callSubgraph: SubgraphCaller, newRequestId: () => string): FindNewBots {
  return async (organizationId, botIds) => {
    const { data, errors } = await callSubgraph('bots', {
      query,
      variables: { bots: botIds.map((botId) => ({ __typename: 'Bot', id: toGlobalId('bot', botId) })) },
      principal: { kind: 'SERVICE', name: 'analytics', organizationId, locale: 'es' },
      requestId: newRequestId(),
    });
    const entities = (data as Answer | null | undefined)?._entities;
    if (entities === undefined) throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause: errors });
    return entities.flatMap((bot) => {
      const botId = bot === null ? null : tryFromGlobalId('bot', bot.id);
      return bot === null || botId === null ? [] : [{ ...unknownBot(botId), name: bot.name }];
    });
  };
}
