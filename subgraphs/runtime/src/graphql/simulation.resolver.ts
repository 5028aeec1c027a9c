import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { changeSimulation } from '../application/change-simulation.js';
import { organizationFor } from '../application/policies.js';
import { variablesFrom } from '../application/read-simulation-input.js';
import { simulateTurn, type SimulationView, startSimulation } from '../application/simulate.js';
import { ChangeSimulationInput, SimulateTurnInput, StartSimulationInput } from './simulation.input.js';
import { SimulationPayloadType } from './simulation.payload.js';
import { asSimulation } from './simulation.type.js';

type Simulated = Omit<SimulationPayloadType, 'userErrors'>;

@Resolver()
export class SimulationResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Mutation(() => SimulationPayloadType, { description: "Starts a simulation with a bot's current draft." })
  async startSimulation(
    @Arg('input', () => StartSimulationInput, { description: 'How.' }) input: StartSimulationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SimulationPayloadType> {
    organizationFor(context.principal, 'simulator.use');
    return simulated(context, async () => {
      const botId = fromGlobalId('bot', input.botId);
      const { locale, fromBlockId, now, device } = input;
      const variables = variablesFrom(input.variables);
      const effects = input.effects ?? 'OFF';
      const channel = input.channel ?? 'SIMULATOR';
      const place = { channel, device: device ?? undefined };
      const start = { locale: locale ?? null, fromBlockId: fromBlockId ?? null, now: now ?? null, ...place };
      const wanted = { botId, ...start, variables, effects };
      return startSimulation(this.deps, context, wanted);
    });
  }

  @Mutation(() => SimulationPayloadType, { description: "Sends a visitor's message in a simulation." })
  async simulateTurn(
    @Arg('input', () => SimulateTurnInput, { description: 'The message.' }) input: SimulateTurnInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SimulationPayloadType> {
    organizationFor(context.principal, 'simulator.use');
    return simulated(context, async () => {
      const simulationId = fromGlobalId('simulation', input.simulationId);
      return simulateTurn(this.deps, context.principal, {
        ...input,
        simulationId,
        fileIds: input.fileIds?.map((id) => fromGlobalId('receivedFile', id)),
      });
    });
  }

  @Mutation(() => SimulationPayloadType, {
    nullable: true,
    description:
      'Changes what a running simulation goes on with: values of variables, the simulated time, the channel, the device. A simulation whose variables were changed cannot be pinned.',
  })
  async changeSimulation(
    @Arg('input', () => ChangeSimulationInput, { description: 'What changes.' }) input: ChangeSimulationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SimulationPayloadType> {
    organizationFor(context.principal, 'simulator.use');
    return simulated(context, async () => {
      const simulationId = fromGlobalId('simulation', input.simulationId);
      const { turn, now, channel, device } = input;
      const variables = variablesFrom(input.variables);
      const place = { channel: channel ?? null, device: device ?? null };
      const change = { simulationId, turn, variables, now: now ?? null, ...place };
      return changeSimulation(this.deps, context.principal, change);
    });
  }
}

async function simulated(context: SubgraphContext, run: () => Promise<SimulationView>): Promise<SimulationPayloadType> {
  const show = async (): Promise<Simulated> => {
    const { simulation, personalVariables } = await run();
    return { simulation: asSimulation(simulation, personalVariables) };
  };
  return withUserErrors<Simulated>(context, show, { simulation: null });
}
