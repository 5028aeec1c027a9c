import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import { startState, type BotDefinition, type Locale, type StepInput, type VariableValue } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { indexOf } from '../domain/definition-index.js';
import type { Simulation } from '../domain/simulation.js';
import { areOffered, faultsOfInput, stepInputOf, type InputFault, type VisitorInput } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import { takeSteps } from './simulate-steps.js';

/** How a simulation begins. */
export interface SimulationInput {
  readonly botId: string;
  readonly locale: Locale | null;
  /** First block to run instead of the start. */
  readonly fromBlockId: string | null;
  /** The simulated time. */
  readonly now: Date | null;
  readonly variables: Record<string, VariableValue>;
  /** Whether work outside the platform is done; if not, the trace shows what would be requested. */
  readonly effects: 'OFF' | 'ON';
}

/** A visitor's message, or instead of it the time of the alarm. */
export interface SimulatedTurn extends VisitorInput {
  readonly simulationId: string;
  readonly turn: number;
  readonly isDue?: boolean | null | undefined;
}

/** A simulation with the names of the variables that contain personal data. */
export interface SimulationView {
  readonly simulation: Simulation;
  readonly personalVariables: ReadonlySet<string>;
}

const lifeMs = 24 * 3_600_000;

const unreadable = { es: 'su borrador no se puede leer', en: 'its draft cannot be read' };
const notBoth = { es: 'se espera un mensaje o isDue', en: 'a message or isDue is expected' };
const nothingDue = { es: 'nada ocurre por sí mismo', en: 'nothing happens by itself' };
const notTheTurn = { es: 'la simulación va en otro turno', en: 'the simulation is at another turn' };

/**
 * Starts a conversation with the current draft; it is never counted or published. @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function startSimulation(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  input: SimulationInput,
): Promise<SimulationView> {
  const organizationId = organizationFor(caller.principal, 'simulator.use');
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
    effects: input.effects,
    pretendedNow: input.now?.toISOString() ?? null,
    origin: { fromBlockId: input.fromBlockId, variables: input.variables, results: [] },
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
  input: SimulatedTurn,
): Promise<SimulationView> {
  const organizationId = organizationFor(principal, 'simulator.use');
  refuseInput(faultsOfTurn(input));
  const found = await deps.work.read({ organizationId }, async (stores) => {
    const simulation = await stores.simulations.byId(organizationId, input.simulationId);
    if (simulation === null) throw new DomainError('NOT_FOUND');
    const isKept = deps.definitions.kept(`${organizationId}:${simulation.checksum}`) !== undefined;
    return { simulation, stored: isKept ? null : await stores.simulations.definitionOf(organizationId, simulation.id) };
  });
  const { simulation } = found;
  organizationFor(principal, 'simulator.use', { botId: simulation.botId });
  requireTurn(simulation, input);
  const key = `${organizationId}:${simulation.checksum}`;
  const definition = deps.definitions.kept(key) ?? (await readDefinition(deps, organizationId, found.stored));
  deps.definitions.keep(key, definition);
  // Outside a transaction: work outside may take a minute. The turn is checked again when it is stored.
  const taken = await takeSteps(
    deps,
    { simulation: atItsTime(simulation, input), definition, fromBlockId: null },
    stepOf(input),
  );
  await deps.work.transact({ organizationId }, async (stores) => {
    const now = await stores.simulations.lock(organizationId, input.simulationId);
    if (now === null) throw new DomainError('NOT_FOUND');
    requireTurn(now, input);
    await stores.simulations.save(taken);
  });
  return { simulation: taken, personalVariables: indexOf(definition).personalVariables };
}

/** The time of the alarm is from then on the time of the simulation. */
function atItsTime(simulation: Simulation, { isDue }: SimulatedTurn): Simulation {
  const { alarm } = simulation.state;
  if (isDue !== true || alarm === undefined) return simulation;
  return { ...simulation, pretendedNow: new Date(alarm.atMs).toISOString() };
}

function stepOf(input: SimulatedTurn): StepInput {
  return input.isDue === true ? { kind: 'due' } : stepInputOf(input);
}

function faultsOfTurn(input: SimulatedTurn): InputFault[] {
  if (input.isDue !== true) return faultsOfInput({ ...input, clientMessageId: input.simulationId });
  const given = [input.text, input.choiceIds, input.rating].some((value) => value !== undefined && value !== null);
  return given ? [{ field: ['input', 'isDue'], code: 'INVALID_VALUE', params: { reason: notBoth } }] : [];
}

function requireTurn(simulation: Simulation, input: SimulatedTurn): void {
  if (simulation.turn !== input.turn)
    throw new UserInputErrors([{ field: ['input', 'turn'], code: 'INVALID_VALUE', params: { reason: notTheTurn } }]);
  if (input.isDue === true && simulation.state.alarm === undefined)
    throw new UserInputErrors([{ field: ['input', 'isDue'], code: 'INVALID_VALUE', params: { reason: nothingDue } }]);
  if (!areOffered(input.choiceIds ?? [], simulation.state.awaiting))
    throw new UserInputErrors([{ field: ['input', 'choiceIds'], code: 'CHOICE_NOT_OFFERED' }]);
  if (simulation.state.endReason !== null) throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
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
