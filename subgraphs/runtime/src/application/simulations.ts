import { DomainError, UserInputErrors } from '@tertulia/errors';
import {
  startState,
  type BotDefinition,
  type Locale,
  type StepInput,
  type VariableValue,
  type VisitorDevice,
} from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Channel } from '../domain/conversation.js';
import type { Simulation } from '../domain/simulation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { takeSteps } from './simulate-steps.js';

/** How a conversation with a draft begins. */
export interface Beginning {
  readonly organizationId: string;
  readonly botId: string;
  readonly locale: Locale | null;
  /** First block to run instead of the start. */
  readonly fromBlockId: string | null;
  /** The simulated time. */
  readonly now: Date | null;
  readonly variables: Record<string, VariableValue>;
  /** Whether work outside the platform is done; if not, the trace shows what would be requested. */
  readonly effects: 'OFF' | 'ON';
  readonly channel: Channel;
  readonly device?: VisitorDevice | undefined;
  readonly previewLinkId: string | null;
}

/** A simulation and the definition that it runs on. */
export interface RunningSimulation {
  readonly simulation: Simulation;
  readonly definition: BotDefinition;
}

/** How long a simulation is kept after it began. */
export const simulationLifeMs = 24 * 3_600_000;

const unreadable = { es: 'su borrador no se puede leer', en: 'its draft cannot be read' };

/** Starts a conversation with the draft as it is now, and stores it. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function beginSimulation(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  input: Beginning,
): Promise<RunningSimulation> {
  const { organizationId, botId, fromBlockId, variables } = input;
  const parsed = await deps.definitions.read(organizationId, await deps.drafts.definitionOf(botId, caller));
  if (!parsed.ok)
    throw new UserInputErrors([{ field: ['input', 'botId'], code: 'INVALID_VALUE', params: { reason: unreadable } }]);
  const { definition } = parsed;
  await deps.documents.fetch({ organizationId, botId }, definition);
  const checksum = await deps.definitions.checksumOf(organizationId, definition);
  const locale = input.locale ?? definition.locale;
  const begun: Simulation = {
    ...{ id: deps.ids.next(), organizationId, botId, checksum },
    state: { ...startState(definition, { locale, seed: deps.newSeed(), variables }), device: input.device },
    turn: 0,
    effects: input.effects,
    channel: input.channel,
    previewLinkId: input.previewLinkId,
    pretendedNow: input.now?.toISOString() ?? null,
    origin: { fromBlockId, variables, results: [] },
    ...{ messages: [], trace: [], visitedGroupIds: [] },
  };
  const simulation = await takeSteps(deps, { simulation: begun, definition, fromBlockId }, { kind: 'start' });
  const expiresAt = new Date(deps.clock.now().getTime() + simulationLifeMs);
  await deps.work.transact({ organizationId }, async (stores) =>
    stores.simulations.add(simulation, definition, expiresAt),
  );
  deps.definitions.keep(`${organizationId}:${checksum}`, definition);
  return { simulation, definition };
}

/** A stored simulation. @throws DomainError NOT_FOUND */
export async function readSimulation(
  deps: RuntimeDependencies,
  organizationId: string,
  id: string,
): Promise<RunningSimulation> {
  const { simulation, stored } = await deps.work.read({ organizationId }, async (stores) => {
    const found = await stores.simulations.byId(organizationId, id);
    if (found === null) throw new DomainError('NOT_FOUND');
    const isKept = deps.definitions.kept(`${organizationId}:${found.checksum}`) !== undefined;
    return { simulation: found, stored: isKept ? null : await stores.simulations.definitionOf(organizationId, id) };
  });
  const key = `${organizationId}:${simulation.checksum}`;
  const definition = deps.definitions.kept(key) ?? (await readDefinition(deps, organizationId, stored));
  deps.definitions.keep(key, definition);
  return { simulation, definition };
}

/** What a turn does, and what must still be true of the stored simulation when it is stored. */
export interface SimulatedMove {
  readonly step: StepInput;
  readonly clientMessageId?: string;
  /** Throws if not. */
  readonly check: (stored: Simulation) => void;
}

/** Takes a turn outside a transaction, because work outside may take a minute, and stores it. @throws DomainError NOT_FOUND */
export async function takeSimulatedTurn(
  deps: RuntimeDependencies,
  { simulation, definition }: RunningSimulation,
  { step, clientMessageId, check }: SimulatedMove,
): Promise<Simulation> {
  const run = { simulation: atItsTime(simulation, step), definition, fromBlockId: null };
  const sent = clientMessageId === undefined ? run : { ...run, clientMessageId };
  const taken = await takeSteps(deps, sent, step);
  const { organizationId, id } = simulation;
  await deps.work.transact({ organizationId }, async (stores) => {
    const now = await stores.simulations.lock(organizationId, id);
    if (now === null) throw new DomainError('NOT_FOUND');
    check(now);
    await stores.simulations.save(taken);
  });
  return taken;
}

/** In the simulator, the time of the alarm is from then on the time of the simulation. */
function atItsTime(simulation: Simulation, step: StepInput): Simulation {
  const { alarm } = simulation.state;
  if (step.kind !== 'due' || alarm === undefined || simulation.previewLinkId !== null) return simulation;
  return { ...simulation, pretendedNow: new Date(alarm.atMs).toISOString() };
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
