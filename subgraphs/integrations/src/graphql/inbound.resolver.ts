import {
  fromGlobalId,
  inKeyOrder,
  requireOwnOrganization,
  toGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import type { InboundDependencies } from '../application/inbound-dependencies.js';
import {
  createSource,
  deleteSource,
  rotateSourceSecret,
  saveSigningSecret,
  type MadeSource,
} from '../application/manage-sources.js';
import { connectionsByIds } from '../application/read-connections.js';
import { listSources, sourcesOfConnections, withValidSecrets } from '../application/read-sources.js';
import type { InboundScheme } from '../domain/inbound-source.js';
import { connectionLoaders } from './connection.loaders.js';
import { asConnection, ConnectionType } from './connection.type.js';
import { OrganizationStub } from './foreign.type.js';
import {
  CreateInboundSourceInput,
  DeleteInboundSourceInput,
  RotateInboundSecretInput,
  SaveSigningSecretInput,
} from './inbound.input.js';
import { DeleteInboundSourcePayload, InboundSourcePayload, SaveSigningSecretPayload } from './inbound.payload.js';
import { asSource, InboundSchemeEnum, InboundSourceType } from './inbound.type.js';

const inputArg = { description: 'The input.' };
type Dependencies = InboundDependencies & ConnectionsDependencies;

@Resolver(() => OrganizationStub)
export class OrganizationSourcesResolver {
  constructor(private readonly deps: InboundDependencies) {}

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [InboundSourceType], {
    nullable: true,
    description: 'The addresses that external systems call, without those of connections, newest first; at most 20.',
  })
  async inboundSources(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<InboundSourceType[]> {
    requireOwnOrganization(organization, context);
    const found = await listSources(this.deps, context.principal);
    return found.map((stored) => asSource(stored, this.deps.inbound.urlOf));
  }
}

@Resolver(() => ConnectionType)
export class ConnectionSourceResolver {
  constructor(private readonly deps: Dependencies) {}

  @FieldResolver(() => InboundSchemeEnum, {
    nullable: true,
    description: 'How its system proves its calls; null where it does not call, or calls the app of this platform.',
  })
  async inboundScheme(
    @Root() { connector: name, connectorVersion: version }: ConnectionType,
    @Ctx() context: SubgraphContext,
  ): Promise<InboundScheme | null> {
    const found = await connectionLoaders(this.deps, context).connector.load({ name, version });
    const scheme = found?.inbound?.scheme ?? null;
    return scheme === null || this.deps.inbound.platformSecretOf(scheme) !== null ? null : scheme;
  }

  @FieldResolver(() => InboundSourceType, {
    nullable: true,
    description: 'The address that its system calls; null until a secret is stored by saveSigningSecret.',
  })
  async inboundSource(
    @Root() { id }: ConnectionType,
    @Ctx() context: SubgraphContext,
  ): Promise<InboundSourceType | null> {
    const found = await context
      .loader('inboundSourceOfConnection', async (ids: readonly string[]) =>
        inKeyOrder(
          ids,
          await sourcesOfConnections(this.deps, context.principal, ids),
          ({ source }) => source.connectionId ?? '',
        ),
      )
      .load(id);
    return found === null ? null : asSource(found, this.deps.inbound.urlOf);
  }
}

@Resolver()
export class InboundMutations {
  constructor(private readonly deps: Dependencies) {}

  @Mutation(() => InboundSourcePayload, {
    description: 'Creates an address that an external system calls. A secret that is made is returned only here.',
  })
  createInboundSource(
    @Arg('input', () => CreateInboundSourceInput, inputArg) input: CreateInboundSourceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InboundSourcePayload> {
    const { name, scheme, header = null, secret = null } = input;
    return this.#made(context, () => createSource(this.deps, context.principal, { name, scheme, header, secret }));
  }

  @Mutation(() => InboundSourcePayload, {
    description: 'Replaces the secret of a source. The one before is accepted too for 24 hours.',
  })
  rotateInboundSecret(
    @Arg('input', () => RotateInboundSecretInput, inputArg) input: RotateInboundSecretInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InboundSourcePayload> {
    const wanted = { sourceId: sourceOf(input), secret: input.secret ?? null };
    return this.#made(context, () => rotateSourceSecret(this.deps, context.principal, wanted));
  }

  @Mutation(() => DeleteInboundSourcePayload, {
    description: 'Deletes a source with what it received; its address responds with 404.',
  })
  deleteInboundSource(
    @Arg('input', () => DeleteInboundSourceInput, inputArg) input: DeleteInboundSourceInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteInboundSourcePayload> {
    return withUserErrors<Pick<DeleteInboundSourcePayload, 'sourceId'>>(
      context,
      async () => {
        const id = await deleteSource(this.deps, context.principal, sourceOf(input));
        return { sourceId: toGlobalId('inboundSource', id) };
      },
      { sourceId: null },
    );
  }

  @Mutation(() => SaveSigningSecretPayload, {
    description: 'Stores the secret with which the system of a connection signs, and makes the address that it calls.',
  })
  saveSigningSecret(
    @Arg('input', () => SaveSigningSecretInput, inputArg) input: SaveSigningSecretInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveSigningSecretPayload> {
    const connectionId = fromGlobalId('connection', input.connectionId);
    return withUserErrors<Pick<SaveSigningSecretPayload, 'connection'>>(
      context,
      async () => {
        await saveSigningSecret(this.deps, context.principal, { connectionId, secret: input.secret });
        const [connection] = await connectionsByIds(this.deps, context.principal, [connectionId]);
        return { connection: connection === undefined ? null : asConnection(connection) };
      },
      { connection: null },
    );
  }

  #made(context: SubgraphContext, run: () => Promise<MadeSource>): Promise<InboundSourcePayload> {
    const { inbound } = this.deps;
    return withUserErrors<Pick<InboundSourcePayload, 'inboundSource' | 'secret'>>(
      context,
      async () => {
        const { stored, secret } = await run();
        return { inboundSource: asSource(withValidSecrets(this.deps, stored), inbound.urlOf), secret };
      },
      { inboundSource: null, secret: null },
    );
  }
}

function sourceOf({ sourceId }: { sourceId: string }): string {
  return fromGlobalId('inboundSource', sourceId);
}
