import { DomainError } from '@tertulia/errors';
import { outsideResultSchema, type OutsideEffect, type OutsideResult } from '@tertulia/flow-engine';
import { answerParts, type AnswerPart, type PubSub, type Subscription } from '@tertulia/messaging';
import { toGlobalId, tryFromGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { OutsideWork } from '../application/ports.js';

const performEffect = 'mutation RuntimeEffect($input: PerformEffectInput!) { performEffect(input: $input) }';

/** Work outside done by the subgraph `integrations`. No credential passes through here: an effect names a connection. */
export function outsideWorkOf(callSubgraph: SubgraphCaller, ids: Ids, pubSub: PubSub): OutsideWork {
  return {
    perform: async ({ organizationId, botId, conversationId, effect, isSimulation, timeoutMs, onText }) => {
      const principal = { kind: 'SERVICE', name: 'runtime', organizationId, locale: 'es' } as const;
      const place = { conversationId: toGlobalId('conversation', conversationId), botId: toGlobalId('bot', botId) };
      const variables = { input: { ...place, effect: withRowId(effect), isSimulation } };
      const call = { query: performEffect, variables, principal, requestId: ids.next(), timeoutMs };
      const written =
        onText === undefined
          ? null
          : pubSub.subscribe(answerParts({ organizationId, conversationId, effectId: effect.id }), { keep: 'LATEST' });
      if (written !== null && onText !== undefined) void told(written, onText);
      const { data, errors } = await callSubgraph('integrations', call).finally(() => written?.return?.());
      return resultOf(data?.['performEffect'], errors?.[0]?.extensions['code']);
    },
  };
}

/** Parts are seen while it works; without them the answer comes as a whole. */
async function told(written: Subscription<AnswerPart>, onText: (text: string) => void): Promise<void> {
  try {
    for await (const { text } of written) onText(text);
  } catch {
    // The reader was too slow, or values were lost.
  }
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
