import { withDeadline } from '@tertulia/deadline';
import {
  isAwaited,
  pretendedResult,
  step,
  type BotDefinition,
  type Effect,
  type EffectResult,
  type OutsideEffect,
  type StepContext,
  type StepInput,
} from '@tertulia/flow-engine';
import { visitorOn } from '../domain/contact-facts.js';
import { attemptMs } from '../domain/effect-times.js';
import { linesOfEffect, wordsOfResult } from '../domain/effect-trace.js';
import type { ModelFacts } from '../domain/model-facts.js';
import { addEffect, addResult, addStep, beginTurn, type Simulation } from '../domain/simulation.js';
import { transcriptLines } from '../domain/transcript.js';
import type { RuntimeDependencies } from './dependencies.js';

/** A simulation and what it runs on. */
export interface Run {
  readonly simulation: Simulation;
  readonly definition: BotDefinition;
  readonly fromBlockId: string | null;
  /** The client's id of the visitor's message. */
  readonly clientMessageId?: string;
}

const mostEffectsATurn = 10;
/** How long a turn waits for work outside. */
const longestWaitMs = 20_000;
const lookAgainMs = 500;

/** One turn: the steps of the engine, and the effects between them. */
export async function takeSteps(deps: RuntimeDependencies, run: Run, first: StepInput): Promise<Simulation> {
  const newId = (): string => deps.ids.next();
  const { definition } = run;
  const now = run.simulation.pretendedNow === null ? deps.clock.now() : new Date(run.simulation.pretendedNow);
  let simulation = beginTurn(run.simulation, first, { now, newId, clientMessageId: run.clientMessageId });
  let input: StepInput | null = first;
  for (let effects = 0; input !== null && effects <= mostEffectsATurn; effects += 1) {
    const startMs = deps.monotonicMs();
    const context = {
      ...knownOf(simulation, definition),
      ...(run.fromBlockId !== null && { fromBlockId: run.fromBlockId }),
      now,
    };
    const result = step({ definition, state: simulation.state, input, context });
    const taken = { ...result, ms: deps.monotonicMs() - startMs };
    simulation = addStep(simulation, taken, { definition, now, newId });
    input = null;
    for (const effect of result.effects) {
      const performed = await performTraced(deps, { simulation, effect, definition, now });
      simulation = addResult(performed.simulation, { blockId: effect.blockId, result: performed.result });
      if (isAwaited(effect)) input = { kind: 'effectResult', effectId: effect.id, result: performed.result };
    }
  }
  return simulation;
}

function knownOf(
  { state, messages, channel }: Simulation,
  definition: BotDefinition,
): Pick<StepContext, 'visitor' | 'transcript'> {
  return { visitor: visitorOn(channel, definition), transcript: transcriptLines(messages, state.locale) };
}

interface Asked {
  readonly simulation: Simulation;
  readonly effect: Effect;
  readonly definition: BotDefinition;
  readonly now: Date;
}

async function performTraced(
  deps: RuntimeDependencies,
  asked: Asked,
): Promise<{ simulation: Simulation; result: EffectResult }> {
  const { simulation, effect } = asked;
  const startMs = deps.monotonicMs();
  const model: ModelFacts[] = [];
  const result = await perform(deps, asked, (facts) => model.push(facts));
  const { label, detail } = linesOfEffect(effect);
  const isDone = effect.kind === 'answer' || simulation.effects === 'ON';
  const lines = isDone ? [wordsOfResult(result), detail] : [detail];
  const ms = deps.monotonicMs() - startMs;
  const told = { blockId: effect.blockId, label, detail: lines.filter((one) => one !== '').join('\n'), ms };
  const line = model.length === 0 ? told : { ...told, model };
  return { simulation: addEffect(simulation, line), result };
}

/** Work outside is done, and a model asked, only where the simulation was started with effects; else the bot's own knowledge answers. */
async function perform(
  deps: RuntimeDependencies,
  { simulation, effect, definition, now }: Asked,
  onModel: (facts: ModelFacts) => void,
): Promise<EffectResult> {
  if (effect.kind !== 'answer' && effect.kind !== 'reading') {
    return simulation.effects === 'OFF' ? pretendedResult(effect) : performOutside(deps, simulation, effect);
  }
  const { organizationId, botId, id: conversationId, state, messages: recent } = simulation;
  const place = simulation.effects === 'OFF' ? null : { botId, conversationId, isSimulation: true, state, recent };
  if (effect.kind === 'reading') return deps.readings.read({ organizationId, effect, definition, now, place, onModel });
  const question = { organizationId, botId, effect, definition, now, place, onModel };
  return deps.answers.answer(question, AbortSignal.timeout(attemptMs(effect)));
}

async function performOutside(
  deps: RuntimeDependencies,
  { id: conversationId, organizationId, botId }: Simulation,
  effect: OutsideEffect,
): Promise<EffectResult> {
  const timeoutMs = Math.min(longestWaitMs, attemptMs(effect));
  const endsAtMs = deps.monotonicMs() + longestWaitMs;
  const request = { organizationId, botId, conversationId, effect, isSimulation: true, timeoutMs };
  try {
    for (;;) {
      const result = await withDeadline(deps.outside.perform(request), timeoutMs, () => ({ kind: 'timeout' }) as const);
      if (result.kind !== 'pending') return result;
      if (deps.monotonicMs() >= endsAtMs) return { kind: 'timeout' };
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
  } catch {
    return { kind: 'failed', code: 'UNAVAILABLE' };
  }
}
