import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import {
  startState,
  step,
  type BotDefinition,
  type Effect,
  type Locale,
  type StepInput,
  type VariableValue,
} from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { indexOf } from '../domain/definition-index.js';
import { addEffect, addStep, beginTurn, type Simulation } from '../domain/simulation.js';
import { areOffered, faultsOfInput, stepInputOf, type VisitorInput } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';

/** How a simulation begins. */
export interface SimulationInput {
  readonly botId: string;
  readonly locale: Locale | null;
  /** First block to run instead of the start. */
  readonly fromBlockId: string | null;
  /** The simulated time. */
  readonly now: Date | null;
  readonly variables: Record<string, VariableValue>;
  /** Whether external effects are performed. */
  readonly effects: 'OFF' | 'ON';
}

/** A simulation with the names of the variables that contain personal data. */
export interface SimulationView {
  readonly simulation: Simulation;
  readonly personalVariables: ReadonlySet<string>;
}

const lifeMs = 24 * 3_600_000;
const mostEffectsATurn = 10;

const unreadable = { es: 'su borrador no se puede leer', en: 'its draft cannot be read' };
const notTheTurn = { es: 'la simulación va en otro turno', en: 'the simulation is at another turn' };

/**
 * Starts a conversation with the current draft; it is never counted or published. UserInputErrors EFFECTS_UNAVAILABLE:
 * external effects are not supported yet. @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function startSimulation(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  input: SimulationInput,
): Promise<SimulationView> {
  const organizationId = organizationFor(caller.principal, 'simulator.use');
  if (input.effects === 'ON') {
    throw new UserInputErrors([{ field: ['input', 'effects'], code: 'EFFECTS_UNAVAILABLE' }]);
  }
  const parsed = await deps.definitions.read(organizationId, await deps.drafts.definitionOf(input.botId, caller));
  if (!parsed.ok)
    throw new UserInputErrors([{ field: ['input', 'botId'], code: 'INVALID_VALUE', params: { reason: unreadable } }]);
  const { definition } = parsed;
  const checksum = await deps.definitions.checksumOf(organizationId, definition);
  const locale = input.locale ?? definition.locale;
  const begun: Simulation = {
    id: deps.ids.next(),
    organizationId,
    botId: input.botId,
    checksum,
    state: startState(definition, { locale, seed: deps.newSeed(), variables: input.variables }),
    turn: 0,
    pretendedNow: input.now?.toISOString() ?? null,
    messages: [],
    trace: [],
    visitedGroupIds: [],
  };
  const run = { simulation: begun, definition, fromBlockId: input.fromBlockId };
  const simulation = await takeSteps(deps, run, { kind: 'start' });
  const expiresAt = new Date(deps.clock.now().getTime() + lifeMs);
  await deps.work.transact({ organizationId }, async (stores) =>
    stores.simulations.add(simulation, definition, expiresAt),
  );
  deps.definitions.keep(`${organizationId}:${checksum}`, definition);
  return { simulation, personalVariables: indexOf(definition).personalVariables };
}

/**
 * Sends a visitor's message in a simulation. UserInputErrors: the input's; a turn number that is not the current one (a
 * repeat, or another client was faster); CONVERSATION_ENDED. @throws DomainError NOT_FOUND
 */
export async function simulateTurn(
  deps: RuntimeDependencies,
  principal: Principal,
  input: VisitorInput & { simulationId: string; turn: number },
): Promise<SimulationView> {
  const organizationId = organizationFor(principal, 'simulator.use');
  refuseInput(faultsOfInput({ ...input, clientMessageId: input.simulationId }));
  return deps.work.transact({ organizationId }, async (stores) => {
    const simulation = await stores.simulations.lock(organizationId, input.simulationId);
    if (simulation === null) throw new DomainError('NOT_FOUND');
    organizationFor(principal, 'simulator.use', { botId: simulation.botId });
    if (simulation.turn !== input.turn)
      throw new UserInputErrors([{ field: ['input', 'turn'], code: 'INVALID_VALUE', params: { reason: notTheTurn } }]);
    if (!areOffered(input.choiceIds ?? [], simulation.state.awaiting))
      throw new UserInputErrors([{ field: ['input', 'choiceIds'], code: 'CHOICE_NOT_OFFERED' }]);
    if (simulation.state.endReason !== null) throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
    const key = `${organizationId}:${simulation.checksum}`;
    const definition =
      deps.definitions.kept(key) ??
      (await readDefinition(
        deps,
        organizationId,
        await stores.simulations.definitionOf(organizationId, simulation.id),
      ));
    deps.definitions.keep(key, definition);
    const taken = await takeSteps(deps, { simulation, definition, fromBlockId: null }, stepInputOf(input));
    await stores.simulations.save(taken);
    return { simulation: taken, personalVariables: indexOf(definition).personalVariables };
  });
}

interface Run {
  readonly simulation: Simulation;
  readonly definition: BotDefinition;
  readonly fromBlockId: string | null;
}

async function takeSteps(deps: RuntimeDependencies, run: Run, first: StepInput): Promise<Simulation> {
  const newId = (): string => deps.ids.next();
  const { definition } = run;
  const now = run.simulation.pretendedNow === null ? deps.clock.now() : new Date(run.simulation.pretendedNow);
  let simulation = beginTurn(run.simulation, first, { now, newId });
  let input: StepInput | null = first;
  for (let effects = 0; input !== null && effects <= mostEffectsATurn; effects += 1) {
    const startMs = deps.monotonicMs();
    const context = run.fromBlockId === null ? { now } : { now, fromBlockId: run.fromBlockId };
    const result = step({ definition, state: simulation.state, input, context });
    const taken = { ...result, ms: deps.monotonicMs() - startMs };
    simulation = addStep(simulation, taken, { definition, now, newId });
    const [effect] = result.effects;
    const performed = effect === undefined ? null : await performEffect(deps, { simulation, effect, definition, now });
    simulation = performed?.simulation ?? simulation;
    input = performed?.input ?? null;
  }
  return simulation;
}

/** Answers come from the bot's own knowledge; no mode sends anything outside. */
async function performEffect(
  deps: RuntimeDependencies,
  { simulation, ...question }: { simulation: Simulation; effect: Effect; definition: BotDefinition; now: Date },
): Promise<{ simulation: Simulation; input: StepInput }> {
  const startMs = deps.monotonicMs();
  const result = await deps.answers.answer(
    { organizationId: simulation.organizationId, ...question },
    AbortSignal.timeout(8_000),
  );
  const detail =
    result.kind === 'answered' ? `${result.sourceId ?? ''} ${result.score.toFixed(2)}`.trim() : result.kind;
  const { effect } = question;
  const line = { blockId: effect.blockId, label: effect.question, detail, ms: deps.monotonicMs() - startMs };
  return { simulation: addEffect(simulation, line), input: { kind: 'effectResult', effectId: effect.id, result } };
}

async function readDefinition(
  deps: RuntimeDependencies,
  organizationId: string,
  stored: unknown,
): Promise<BotDefinition> {
  const parsed = await deps.definitions.read(organizationId, stored);
  if (!parsed.ok) throw new DomainError('NOT_FOUND');
  return parsed.definition;
}
