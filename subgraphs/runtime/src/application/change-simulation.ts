import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { VariableValue, VisitorDevice } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Channel } from '../domain/conversation.js';
import { indexOf } from '../domain/definition-index.js';
import type { Simulation } from '../domain/simulation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';
import { variablesFrom } from './read-simulation-input.js';
import type { SimulationView } from './simulate.js';
import { readSimulation } from './simulations.js';

/** What a running simulation goes on with; null and no values for what stays. */
export interface SimulationChange {
  readonly simulationId: string;
  readonly turn: number;
  readonly variables: Record<string, VariableValue>;
  readonly now: Date | null;
  readonly channel: Channel | null;
  readonly device: VisitorDevice | null;
}

const otherTurn = { es: 'la simulación va en otro turno', en: 'the simulation is at another turn' };

/** UserInputErrors INVALID_VALUE for too heavy values, or a turn that is not the current one. @throws DomainError NOT_FOUND */
export async function changeSimulation(
  deps: RuntimeDependencies,
  principal: Principal,
  change: SimulationChange,
): Promise<SimulationView> {
  const organizationId = organizationFor(principal, 'simulator.use');
  const { simulation: known, definition } = await readSimulation(deps, organizationId, change.simulationId);
  organizationFor(principal, 'simulator.use', { botId: known.botId });
  const simulation = await deps.work.transact({ organizationId }, async (stores) => {
    const stored = await stores.simulations.lock(organizationId, change.simulationId);
    if (stored === null) throw new DomainError('NOT_FOUND');
    if (stored.turn !== change.turn)
      throw new UserInputErrors([{ field: ['input', 'turn'], code: 'INVALID_VALUE', params: { reason: otherTurn } }]);
    const changed = applied(stored, change);
    await stores.simulations.save(changed);
    return changed;
  });
  return { simulation, personalVariables: indexOf(definition).personalVariables };
}

function applied(simulation: Simulation, { variables, now, channel, device }: SimulationChange): Simulation {
  const isChanged = Object.keys(variables).length > 0;
  const given = Object.entries({ ...simulation.state.variables, ...variables }).filter(([, value]) => value !== null);
  const state = isChanged
    ? { ...simulation.state, variables: variablesFrom(Object.fromEntries(given)) }
    : simulation.state;
  return {
    ...simulation,
    state: device === null ? state : { ...state, device },
    channel: channel ?? simulation.channel,
    pretendedNow: now?.toISOString() ?? simulation.pretendedNow,
    origin: isChanged ? { ...simulation.origin, isChanged } : simulation.origin,
  };
}
