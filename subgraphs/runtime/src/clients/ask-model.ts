import { withDeadline } from '@tertulia/deadline';
import type { AnswerModel, OutsideEffectOf, OutsideResult } from '@tertulia/flow-engine';
import type { AnswerPlace, OutsideWork } from '../application/ports.js';
import { factsOf, type ModelFacts } from '../domain/model-facts.js';

/** Between the end of the model's time and the end of the wait for `integrations`, so that the reason still arrives. */
const replyGraceMs = 500;

/** A call of a bot's model. With the id of the effect of the flow it is the same work when it is asked again after a crash. */
export interface ModelCall {
  readonly organizationId: string;
  readonly place: AnswerPlace;
  readonly answerModel: AnswerModel;
  readonly effectId: string;
  readonly blockId: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What is wanted of the response, by its name there. */
  readonly values: readonly string[];
  /** See `OutsideRequest`. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Told of the call, where somebody tries the bot. */
  readonly onModel?: ((facts: ModelFacts) => void) | undefined;
}

type Values = Extract<OutsideResult, { kind: 'done' }>['values'];

/** What the model responds, or the code of its failure. `integrations` asks it: no key passes through here. */
export async function askModel(outside: OutsideWork, call: ModelCall): Promise<Values | string> {
  const startedMs = performance.now();
  const said = await asked(outside, call);
  const ms = Math.round(performance.now() - startedMs);
  call.onModel?.(factsOf(call.inputs, said, { model: call.answerModel.model, ms }));
  return said;
}

async function asked(outside: OutsideWork, call: ModelCall): Promise<Values | string> {
  const { organizationId, place, onText } = call;
  const effect = effectOf(call);
  const { botId, conversationId, isSimulation } = place;
  const timeoutMs = effect.deadlineMs + replyGraceMs;
  const request = { organizationId, botId, conversationId, effect, isSimulation, timeoutMs, onText };
  try {
    const late = (): OutsideResult => ({ kind: 'timeout' });
    const result = await withDeadline(outside.perform(request), timeoutMs, late);
    if (result.kind === 'done') return result.values;
    return result.kind === 'failed' ? result.code : 'TIMEOUT';
  } catch {
    return 'UNAVAILABLE';
  }
}

const counted = ['model', 'promptTokens', 'completionTokens', 'costMicros', 'currency'];

function effectOf({ answerModel, effectId, blockId, inputs, values }: ModelCall): OutsideEffectOf<'action'> {
  const isWithTools = 'tools' in inputs;
  const { connectionId, model, tokensPerConversation, tokensPerMonth, deadlineSeconds } = answerModel;
  return {
    ...{ kind: 'action', id: effectId, blockId, deadlineMs: deadlineSeconds * 1_000, isBackground: false },
    ...{ connectionId, action: isWithTools ? 'answerWithTools' : 'answer', inputs: { ...inputs, model } },
    mappings: [...new Set([...values, ...counted])].map((name) => ({ path: `$.${name}`, variable: name })),
    tokenLimits: { conversation: tokensPerConversation, month: tokensPerMonth },
  };
}
