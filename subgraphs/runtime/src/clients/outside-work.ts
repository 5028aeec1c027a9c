import { DomainError } from '@tertulia/errors';
import { outsideResultSchema, type OutsideEffect, type OutsideResult } from '@tertulia/flow-engine';
import { toGlobalId, tryFromGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { OutsideWork } from '../application/ports.js';

const performEffect = 'mutation RuntimeEffect($input: PerformEffectInput!) { performEffect(input: $input) }';

/** Work outside done by the subgraph `integrations`. No credential passes through here: an effect names a connection. */
export function outsideWorkOf(callSubgraph: SubgraphCaller, ids: Ids): OutsideWork {
  return {
    perform: async ({ organizationId, botId, conversationId, effect, isSimulation, timeoutMs }) => {
      const principal = { kind: 'SERVICE', name: 'runtime', organizationId, locale: 'es' } as const;
      const place = { conversationId: toGlobalId('conversation', conversationId), botId: toGlobalId('bot', botId) };
      const variables = { input: { ...place, effect: withRowId(effect), isSimulation } };
      const call = { query: performEffect, variables, principal, requestId: ids.next(), timeoutMs };
      const { data, errors } = await callSubgraph('integrations', call);
      return resultOf(data?.['performEffect'], errors?.[0]?.extensions['code']);
    },
  };
}

/** Definitions name a connection by its id of the API, `integrations` by the id of its row. */
function withRowId(effect: OutsideEffect): OutsideEffect {
  if (effect.kind === 'await' || effect.connectionId === null) return effect;
  return { ...effect, connectionId: tryFromGlobalId('connection', effect.connectionId) ?? effect.connectionId };
}

/** A refusal is a result: repeating the call changes nothing. */
function resultOf(data: unknown, errorCode: unknown): OutsideResult {
  if (errorCode === 'NOT_FOUND' || errorCode === 'FORBIDDEN' || errorCode === 'BAD_USER_INPUT')
    return { kind: 'failed', code: errorCode };
  const read = outsideResultSchema.safeParse(data);
  if (!read.success) throw new DomainError('SUBGRAPH_UNAVAILABLE');
  return read.data;
}
