import {
  fromGlobalId,
  makeConnection,
  PageArgs,
  pageRequest,
  withUserErrors,
  type ConnectionOf,
  type SubgraphContext,
} from '@tertulia/subgraph';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { ExportDependencies } from '../application/export-dependencies.js';
import { canChange } from '../application/export-reach.js';
import {
  cancelExport,
  followExports,
  linkTo,
  listExports,
  readExportSize,
  removeExport,
  startExport,
} from '../application/manage-exports.js';
import type { Export } from '../domain/export.js';
import { StartExportInput, wishOf } from './export.input.js';
import {
  asExport,
  CancelExportPayload,
  ExportConnection,
  ExportSizeType,
  ExportType,
  RemoveExportPayload,
  StartExportPayload,
} from './export.type.js';

const inputArg = { description: 'The input.' };
const idArg = { description: 'Id of the export.' };

@Resolver(() => ExportType)
class ExportResolver {
  constructor(private readonly deps: ExportDependencies) {}

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A link to the file for five minutes, for whoever has it; null where there is no file.',
  })
  downloadUrl(@Root() { source }: ExportType, @Ctx() { principal }: SubgraphContext): string | null {
    return linkTo(this.deps, principal, source);
  }

  @FieldResolver(() => Boolean, {
    name: 'canChange',
    description: 'Whether the caller may cancel and remove it: who started it, and administrators.',
  })
  mayChange(@Root() { source }: ExportType, @Ctx() { principal }: SubgraphContext): boolean {
    return canChange(principal, source);
  }

  @Query(() => ExportConnection, {
    nullable: true,
    description: 'Exports of the organization of the last 30 days that the caller may see, newest first.',
  })
  async exports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ConnectionOf<ExportType>> {
    const page = pageRequest(args);
    const { rows, countAll } = await listExports(this.deps, principal, page);
    return makeConnection(rows.map(asExport), page, {
      position: ({ source }) => ({ sortKey: source.createdAt.toISOString(), id: source.id }),
      totalCount: countAll,
    });
  }

  @Directive('@cost(weight: 25)')
  @Query(() => ExportSizeType, {
    nullable: true,
    description: 'How many rows such a file would have now, and how many it may have.',
  })
  async exportSize(
    @Arg('input', () => StartExportInput, inputArg) input: StartExportInput,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ExportSizeType> {
    return readExportSize(this.deps, principal, wishOf(input));
  }
}

@Resolver()
class ExportMutations {
  constructor(private readonly deps: ExportDependencies) {}

  @Directive('@cost(weight: 25)')
  @Mutation(() => StartExportPayload, {
    description:
      'Starts an export. It goes on in the background: follow exportProgress. More rows than the plan allows are refused.',
  })
  async startExport(
    @Arg('input', () => StartExportInput, inputArg) input: StartExportInput,
    @Ctx() context: SubgraphContext,
  ): Promise<StartExportPayload> {
    return withUserErrors<Pick<StartExportPayload, 'export' | 'size'>>(
      context,
      async () => {
        const { started, rows, rowsMax } = await startExport(this.deps, context.principal, wishOf(input));
        return { export: asExport(started), size: { rows, rowsMax } };
      },
      { export: null, size: null },
    );
  }

  @Mutation(() => CancelExportPayload, { description: 'Cancels an export that has not ended. Nothing of it is kept.' })
  async cancelExport(
    @Arg('exportId', () => ID, idArg) exportId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<CancelExportPayload> {
    return withUserErrors<Pick<CancelExportPayload, 'export'>>(
      context,
      async () => {
        const id = fromGlobalId('export', exportId);
        return { export: asExport(await cancelExport(this.deps, context.principal, id)) };
      },
      { export: null },
    );
  }

  @Mutation(() => RemoveExportPayload, { description: 'Removes an export and its file; one that is being made ends.' })
  async removeExport(
    @Arg('exportId', () => ID, idArg) exportId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<RemoveExportPayload> {
    return withUserErrors<Pick<RemoveExportPayload, 'isRemoved'>>(
      context,
      async () => {
        await removeExport(this.deps, context.principal, fromGlobalId('export', exportId));
        return { isRemoved: true };
      },
      { isRemoved: false },
    );
  }
}

/** type-graphql passes no instance of the class to `subscribe`, so the class is created around its dependencies. */
function progressResolver(deps: ExportDependencies): object {
  const subscribe = async ({ context }: { context: unknown }) =>
    followExports(deps, (context as SubgraphContext).principal);

  @Resolver()
  class ExportProgressSubscription {
    @Subscription(() => ExportType, {
      description:
        'The unfinished exports that the caller may see at once, then each export that changes, as it is now.',
      subscribe,
    })
    exportProgress(@Root() one: Export): ExportType {
      return asExport(one);
    }
  }
  return new ExportProgressSubscription();
}

export function exportResolvers(deps: ExportDependencies): object[] {
  return [new ExportResolver(deps), new ExportMutations(deps), progressResolver(deps)];
}
