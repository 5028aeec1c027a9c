import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import { startState, type AnswerEffect, type BotDefinition, type Locale, type Prompt } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { attemptMs } from '../domain/effect-times.js';
import type { ModelFacts } from '../domain/model-facts.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { AnswerPlace } from './ports.js';
import { organizationFor } from './policies.js';

/** The texts of a prompt that is tried. */
export type TriedPrompt = Readonly<Pick<Prompt, 'role' | 'tone' | 'limits' | 'knowledge'>>;

export interface PromptTrial {
  readonly botId: string;
  readonly question: string;
  readonly locale: Locale | null;
  /** One or two, which answer the same question. */
  readonly prompts: readonly TriedPrompt[];
  /** A simulation in which the question was asked: what was said before it and its variables count. Null for a new conversation. */
  readonly simulationId: string | null;
}

/** How a prompt answers. */
export interface TriedAnswer {
  /** Null where nobody knows the answer. */
  readonly text: string | null;
  /** Absent where the bot has no model. */
  readonly call: ModelFacts | null;
}

const mostPrompts = 2;
const longestQuestion = 500;
const longestPart = 4_096;

/**
 * Answers a question with each prompt, as the draft would. Nothing is stored; tokens count for the bot, as in a simulation.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, SUBGRAPH_UNAVAILABLE, UserInputErrors
 */
export async function tryPrompts(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  trial: PromptTrial,
): Promise<TriedAnswer[]> {
  const { botId, prompts, question } = trial;
  const organizationId = organizationFor(caller.principal, 'simulator.use', { botId });
  const definition = await draftOf(deps, caller, { organizationId, botId });
  refuseInput(faultsOf(trial));
  await deps.documents.fetch({ organizationId, botId }, definition);
  const place = await placeOf(deps, definition, { organizationId, trial });
  const { answerModel } = definition.settings;
  return Promise.all(
    prompts.map(async (parts) => {
      const effect: AnswerEffect = {
        ...{ kind: 'answer', id: `trial:${deps.ids.next()}`, blockId: 'trial', promptId: 'trial', question },
        locale: trial.locale ?? definition.locale,
        ...(answerModel === undefined ? {} : { deadlineMs: answerModel.deadlineSeconds * 1_000 }),
      };
      let call: ModelFacts | null = null;
      const result = await deps.answers.answer(
        {
          ...{ organizationId, botId, effect, definition, place, now: deps.clock.now() },
          ...{ prompt: { id: 'trial', name: 'trial', ...parts }, onModel: (facts: ModelFacts) => (call = facts) },
        },
        AbortSignal.timeout(attemptMs(effect)),
      );
      return { text: result.kind === 'answered' ? result.text : null, call };
    }),
  );
}

function faultsOf({ question, prompts }: PromptTrial) {
  const isLong = prompts.some((prompt) => Object.values(prompt).some((text) => text.length > longestPart));
  return [
    ...(question.trim() === '' ? [{ field: ['input', 'question'], code: 'REQUIRED' as const }] : []),
    ...(question.length > longestQuestion ? [tooLong('question', longestQuestion)] : []),
    ...(prompts.length === 0 || prompts.length > mostPrompts
      ? [{ field: ['input', 'prompts'], code: 'OUT_OF_RANGE' as const, params: { min: 1, max: mostPrompts } }]
      : []),
    ...(isLong ? [tooLong('prompts', longestPart)] : []),
  ];
}

function tooLong(field: string, max: number) {
  return { field: ['input', field], code: 'TOO_LONG' as const, params: { max } };
}

/** The same object for the same draft, so that its knowledge is indexed once. */
async function draftOf(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  { organizationId, botId }: { organizationId: string; botId: string },
): Promise<BotDefinition> {
  const parsed = await deps.definitions.read(organizationId, await deps.drafts.definitionOf(botId, caller));
  if (!parsed.ok)
    throw new UserInputErrors([{ field: ['input', 'botId'], code: 'INVALID_VALUE', params: { reason: unreadable } }]);
  const key = `${organizationId}:${await deps.definitions.checksumOf(organizationId, parsed.definition)}`;
  const definition = deps.definitions.kept(key) ?? parsed.definition;
  deps.definitions.keep(key, definition);
  return definition;
}

const unreadable = { es: 'su borrador no se puede leer', en: 'its draft cannot be read' };

/** A new conversation, or the simulation as it was when the question was asked. */
async function placeOf(
  deps: RuntimeDependencies,
  definition: BotDefinition,
  { organizationId, trial }: { organizationId: string; trial: PromptTrial },
): Promise<AnswerPlace> {
  const { botId, simulationId } = trial;
  if (simulationId === null) {
    const state = startState(definition, { locale: trial.locale ?? definition.locale, seed: 1 });
    return { botId, conversationId: deps.ids.next(), isSimulation: true, state, recent: [] };
  }
  const simulation = await deps.work.read({ organizationId }, async (stores) =>
    stores.simulations.byId(organizationId, simulationId),
  );
  if (simulation === null || simulation.botId !== botId) throw new DomainError('NOT_FOUND');
  const { messages, state } = simulation;
  const asked = messages.findLastIndex(({ author }) => author === 'VISITOR');
  return { botId, conversationId: simulation.id, isSimulation: true, state, recent: messages.slice(0, asked + 1) };
}
