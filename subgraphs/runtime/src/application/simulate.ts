import { refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { indexOf } from '../domain/definition-index.js';
import type { Simulation } from '../domain/simulation.js';
import { areOffered, faultsOfInput, stepInputOf, type InputFault, type VisitorInput } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import { beginSimulation, readSimulation, takeSimulatedTurn, type Beginning } from './simulations.js';
import { takeFiles } from './take-files.js';

/** How a simulation begins. */
export type SimulationInput = Omit<Beginning, 'organizationId' | 'previewLinkId'>;

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
  const wanted = { ...input, organizationId, previewLinkId: null };
  const { simulation, definition } = await beginSimulation(deps, caller, wanted);
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
  const running = await readSimulation(deps, organizationId, input.simulationId);
  organizationFor(principal, 'simulator.use', { botId: running.simulation.botId });
  const check = (stored: Simulation): void => requireTurn(stored, input);
  check(running.simulation);
  const { id: simulationId, state } = running.simulation;
  const asked = { place: { organizationId, simulationId }, awaiting: state.awaiting, fileIds: input.fileIds };
  const files = await deps.work.transact({ organizationId }, async (stores) => takeFiles(deps, stores, asked));
  const step = input.isDue === true ? ({ kind: 'due' } as const) : stepInputOf(input, files);
  const simulation = await takeSimulatedTurn(deps, running, { step, check });
  return { simulation, personalVariables: indexOf(running.definition).personalVariables };
}

function faultsOfTurn(input: SimulatedTurn): InputFault[] {
  if (input.isDue !== true) return faultsOfInput({ ...input, clientMessageId: input.simulationId });
  const given = [input.text, input.choiceIds, input.rating, input.form, input.fileIds].some(
    (value) => value !== undefined && value !== null,
  );
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
