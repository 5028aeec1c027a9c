import { fromGlobalId, tryFromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { claimsOf, organizationFor } from '../application/policies.js';
import { linkToFile } from '../application/open-file.js';
import { prepareSimulatedUpload, prepareUpload } from '../application/prepare-upload.js';
import {
  asFile,
  FileNodeType,
  PrepareSimulatedUploadInput,
  PrepareUploadInput,
  preparedUpload,
  PrepareUploadPayloadType,
} from './file.type.js';
import { loadersOf } from './loaders.js';

@Resolver(() => FileNodeType)
export class FileResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Query(() => FileNodeType, {
    nullable: true,
    description: 'A file that a visitor has sent; null if there is none, or it was removed.',
  })
  async receivedFile(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<FileNodeType | null> {
    organizationFor(context.principal, 'conversations.read');
    const fileId = tryFromGlobalId('receivedFile', id);
    const file = fileId === null ? null : await loadersOf(this.deps, context).file.load(fileId);
    return file === null ? null : asFile(file);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Opens it for ten minutes, whoever asks; null for visitors, and once it was removed.',
  })
  async link(@Root() { fileId }: FileNodeType, @Ctx() context: SubgraphContext): Promise<string | null> {
    const file = await loadersOf(this.deps, context).file.load(fileId);
    return file === null ? null : linkToFile(this.deps, context.principal, file);
  }

  @Mutation(() => PrepareUploadPayloadType, {
    nullable: true,
    description: 'Where a visitor sends a file that the open question asks for; then sendMessage names it.',
  })
  async prepareUpload(
    @Arg('input', () => PrepareUploadInput, { description: 'Which file.' }) input: PrepareUploadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PrepareUploadPayloadType> {
    const claims = claimsOf(context.principal);
    return preparedUpload(context, async () => prepareUpload(this.deps, claims, input));
  }

  @Mutation(() => PrepareUploadPayloadType, {
    nullable: true,
    description: 'Where a file is sent that a simulation asks for. It is removed within a day.',
  })
  async prepareSimulatedUpload(
    @Arg('input', () => PrepareSimulatedUploadInput, { description: 'Which file.' })
    input: PrepareSimulatedUploadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PrepareUploadPayloadType> {
    const { principal } = context;
    organizationFor(principal, 'simulator.use');
    return preparedUpload(context, async () => {
      const simulationId = fromGlobalId('simulation', input.simulationId);
      return prepareSimulatedUpload(this.deps, principal, { ...input, simulationId });
    });
  }
}
