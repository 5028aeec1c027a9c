import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission } from '@tertulia/principal';
import { fromGlobalId, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Arg, Args, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import type { MetricsSubject } from '../application/metrics-scope.js';
import { noFilter } from '../domain/metrics-filter.js';
import { BotStub, BotVersionStub, OrganizationStub } from './foreign.type.js';
import { loadMetrics } from './loaders.js';
import { Call, type MetricsCall } from './metrics-call.js';
import { botIdsOf, filterOf, type MetricFilter, OrganizationMetricsArgs, RangeInput } from './metrics.input.js';
import { asMetrics, MetricsType } from './metrics.type.js';

const rangeArg = { description: 'Conversations that started in this range.' };

@Resolver(() => OrganizationStub)
export class OrganizationMetricsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 25)')

  @FieldResolver(() => MetricsType, { nullable: true, description: 'The metrics of the bots that the caller may see.' })
  async metrics(
    @Root() organization: Foreign,
    @Args(() => OrganizationMetricsArgs) { range, filter, compare: comparison }: OrganizationMetricsArgs,
    @Call() call: MetricsCall,
  ): Promise<MetricsType> {
    requirePermission(call.context.principal, 'metrics.read');
    const own = toGlobalId('organization', requireOrganization(call.context.principal));
    if (own !== organization.id) throw new DomainError('NOT_FOUND');
    const [subject, only] = [subjectOf(filter), filterOf(filter)];
    const report = await loadMetrics(this.deps, call, { subject, range, filter: only, comparison });
    return asMetrics(report, { subject, filter: only });
  }
}

function subjectOf(filter: MetricFilter | null | undefined): MetricsSubject {
  const botIds = botIdsOf(filter);
  return botIds === null ? { kind: 'ORGANIZATION' } : { kind: 'BOTS', botIds };
}

@Resolver(() => BotStub)
export class BotMetricsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 25)')

  @FieldResolver(() => MetricsType, { nullable: true, description: 'Its metrics.' })
  async metrics(
    @Root() bot: Foreign,
    @Arg('range', () => RangeInput, rangeArg) range: RangeInput,
    @Call() call: MetricsCall,
  ): Promise<MetricsType> {
    requirePermission(call.context.principal, 'metrics.read');
    const subject: MetricsSubject = { kind: 'BOTS', botIds: [fromGlobalId('bot', bot.id)] };
    return asMetrics(await loadMetrics(this.deps, call, { subject, range }), { subject, filter: noFilter });
  }
}

@Resolver(() => BotVersionStub)
export class BotVersionMetricsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 25)')

  @FieldResolver(() => MetricsType, { nullable: true, description: 'The metrics of its conversations.' })
  async metrics(
    @Root() version: Foreign,
    @Arg('range', () => RangeInput, rangeArg) range: RangeInput,
    @Call() call: MetricsCall,
  ): Promise<MetricsType> {
    requirePermission(call.context.principal, 'metrics.read');
    const subject: MetricsSubject = { kind: 'VERSION', versionId: fromGlobalId('botVersion', version.id) };
    return asMetrics(await loadMetrics(this.deps, call, { subject, range }), { subject, filter: noFilter });
  }
}
