import {
  fromGlobalId,
  requireOwnOrganization,
  toGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import {
  deleteReportView,
  listReportViews,
  mayChangeView,
  saveReportView,
} from '../application/manage-report-views.js';
import type { ReportViewFilter } from '../domain/report-view.js';
import { OrganizationStub } from './foreign.type.js';
import { botIdsOf, filterOf } from './metrics.input.js';
import {
  asReportView,
  DeleteReportViewInput,
  DeleteReportViewPayload,
  ReportViewPayload,
  ReportViewType,
  SaveReportViewInput,
  type ReportViewFilterInput,
} from './report-view.type.js';

@Resolver(() => OrganizationStub)
export class ReportViewsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [ReportViewType], {
    nullable: true,
    description: 'Saved filters of reports, by name: those of the caller and those that are shared.',
  })
  async reportViews(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<ReportViewType[]> {
    requireOwnOrganization(organization, context);
    const views = await listReportViews(this.deps, context.principal);
    return views.map((view) => asReportView(view, mayChangeView(context.principal, view)));
  }
}

@Resolver()
export class ReportViewMutations {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Mutation(() => ReportViewPayload, {
    description:
      'Saves a filter of reports under a name. Shared ones are changed by their owner and by administrators.',
  })
  saveReportView(
    @Arg('input', () => SaveReportViewInput, { description: 'The view.' }) input: SaveReportViewInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReportViewPayload> {
    const { viewId, name, isShared } = input;
    const id = viewId == null ? null : fromGlobalId('reportView', viewId);
    const wanted = { id, name, isShared, filter: viewFilterOf(input.filter) };
    return withUserErrors<Pick<ReportViewPayload, 'reportView'>>(
      context,
      async () => ({ reportView: asReportView(await saveReportView(this.deps, context.principal, wanted), true) }),
      { reportView: null },
    );
  }

  @Mutation(() => DeleteReportViewPayload, { description: 'Deletes a saved filter of reports.' })
  deleteReportView(
    @Arg('input', () => DeleteReportViewInput, { description: 'The view.' }) { viewId }: DeleteReportViewInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteReportViewPayload> {
    return withUserErrors<Pick<DeleteReportViewPayload, 'viewId'>>(
      context,
      async () => {
        const id = await deleteReportView(this.deps, context.principal, fromGlobalId('reportView', viewId));
        return { viewId: toGlobalId('reportView', id) };
      },
      { viewId: null },
    );
  }
}

function viewFilterOf(input: ReportViewFilterInput): ReportViewFilter {
  const { preset = null, from, to, isCompared } = input;
  const days = from == null || to == null ? null : { from, to };
  return { preset, days, botIds: botIdsOf(input) ?? [], only: filterOf(input), isCompared };
}
