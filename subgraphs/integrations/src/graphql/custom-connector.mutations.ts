import { fromGlobalId, toGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CustomConnectorDependencies } from '../application/custom-connector-dependencies.js';
import type { OwnConnector } from '../application/custom-connector-ports.js';
import { deleteConnector, reviewConnector, submitConnector } from '../application/review-connector.js';
import { saveConnector } from '../application/save-connector.js';
import { tryConnector, type ConnectorTest } from '../application/try-connector.js';
import {
  DeleteConnectorInput,
  ReviewConnectorInput,
  SaveConnectorInput,
  SubmitConnectorInput,
  TryConnectorInput,
} from './custom-connector.input.js';
import {
  CustomConnectorPayload,
  DeleteConnectorPayload,
  ReviewConnectorPayload,
  TryConnectorPayload,
} from './custom-connector.payload.js';
import { asCustomConnector, asSubmitted } from './custom-connector.type.js';
import { asHttpTest } from './outside.type.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class CustomConnectorMutations {
  constructor(private readonly deps: CustomConnectorDependencies) {}

  @Mutation(() => CustomConnectorPayload, {
    description:
      'Stores a manifest as the next version of a connector of the organization. Connections stay with the version that they have.',
  })
  saveConnector(
    @Arg('input', () => SaveConnectorInput, inputArg) input: SaveConnectorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CustomConnectorPayload> {
    const { manifest, connectorId } = input;
    const id = connectorId === null || connectorId === undefined ? null : fromGlobalId('customConnector', connectorId);
    return changed(context, () => saveConnector(this.deps, context.principal, { connectorId: id, manifest }));
  }

  @Mutation(() => TryConnectorPayload, {
    description: 'Runs one action of a manifest as a flow would, once, and shows what comes back. Nothing is stored.',
  })
  tryConnector(
    @Arg('input', () => TryConnectorInput, inputArg) input: TryConnectorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TryConnectorPayload> {
    const nothing = { request: null, response: null, value: null, failure: null, durationMs: null };
    return withUserErrors<Omit<TryConnectorPayload, 'userErrors'>>(
      context,
      async () => shown(await tryConnector(this.deps, context.principal, input)),
      nothing,
    );
  }

  @Mutation(() => CustomConnectorPayload, {
    description: 'Asks for the newest version to be reviewed for the catalogue of all.',
  })
  submitConnector(
    @Arg('input', () => SubmitConnectorInput, inputArg) input: SubmitConnectorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CustomConnectorPayload> {
    return changed(context, () => submitConnector(this.deps, context.principal, idOf(input)));
  }

  @Mutation(() => ReviewConnectorPayload, {
    description:
      'For administrators of the platform: puts a submitted version into the catalogue of all, or refuses it.',
  })
  reviewConnector(
    @Arg('input', () => ReviewConnectorInput, inputArg) input: ReviewConnectorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReviewConnectorPayload> {
    const { version, decision, reason = null } = input;
    const review = { connectorId: idOf(input), version, isAccepted: decision === 'ACCEPT', reason };
    return withUserErrors<Pick<ReviewConnectorPayload, 'submittedConnector'>>(
      context,
      async () => ({ submittedConnector: asSubmitted(await reviewConnector(this.deps, context.principal, review)) }),
      { submittedConnector: null },
    );
  }

  @Mutation(() => DeleteConnectorPayload, {
    description: 'Deletes a connector with its versions; refused while connections use it.',
  })
  deleteConnector(
    @Arg('input', () => DeleteConnectorInput, inputArg) input: DeleteConnectorInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteConnectorPayload> {
    return withUserErrors<Pick<DeleteConnectorPayload, 'connectorId'>>(
      context,
      async () => {
        const id = await deleteConnector(this.deps, context.principal, idOf(input));
        return { connectorId: toGlobalId('customConnector', id) };
      },
      { connectorId: null },
    );
  }
}

function changed(context: SubgraphContext, run: () => Promise<OwnConnector>): Promise<CustomConnectorPayload> {
  return withUserErrors<Pick<CustomConnectorPayload, 'customConnector'>>(
    context,
    async () => ({ customConnector: asCustomConnector(await run()) }),
    { customConnector: null },
  );
}

function shown({ request, value, test }: ConnectorTest): Omit<TryConnectorPayload, 'userErrors'> {
  const sent = request === null ? null : { ...request, headers: [...request.headers] };
  return { request: sent, value, ...asHttpTest(test) };
}

function idOf({ connectorId }: { connectorId: string }): string {
  return fromGlobalId('customConnector', connectorId);
}
