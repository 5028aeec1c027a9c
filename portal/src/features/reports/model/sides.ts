import type { MetricFilter, RateInput, ReportMetricFragment } from '../../../gql/graphql.js';
import { metricFilterOf } from '../../metric-filter/index.js';
import type { ReportFilter } from './report-filter.js';

/** What is compared: two bots, or two versions of one. */
export type Sides = { kind: 'bots' | 'versions'; ids: readonly [first: string, second: string] };

/** The two that a filter names; null if it names others than two. */
export function sidesOf({ botIds, only }: Pick<ReportFilter, 'botIds' | 'only'>): Sides | null {
  const [bots, versions] = [botIds, only.versionIds];
  if (versions.length > 0) return pairOf('versions', versions);
  return pairOf('bots', bots);
}

function pairOf(kind: Sides['kind'], [first, second, ...others]: readonly string[]): Sides | null {
  if (first === undefined || second === undefined || others.length > 0) return null;
  return { kind, ids: [first, second] };
}

/** The filter of the graph for each side: the same conversations, of one bot or one version. */
export function filtersOf({ kind, ids }: Sides, { botIds, only }: Pick<ReportFilter, 'botIds' | 'only'>) {
  const [first, second] = ids.map((id) =>
    kind === 'bots' ? metricFilterOf([id], only) : metricFilterOf(botIds, { ...only, versionIds: [id] }),
  );
  return { first: first ?? null, second: second ?? null } satisfies Record<string, MetricFilter | null>;
}

/** The rates that are compared, by their names in texts. */
export const comparedRates = ['completion', 'resolution', 'handOff', 'conversion', 'success'] as const;
export type ComparedRate = (typeof comparedRates)[number];

/** A rate as it is compared. */
export function rateInput({ numerator, denominator }: ReportMetricFragment): RateInput {
  return { numerator: numerator ?? 0, denominator: denominator ?? 0 };
}
