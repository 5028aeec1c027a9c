import type { AnalyticsDependencies } from '../application/dependencies.js';
import { type CountedRequest, listCounted } from '../application/list-counted.js';
import type { MetricsSubject } from '../application/metrics-scope.js';
import type { CountedConversation } from '../application/ports.js';
import { type MetricsRequest, readMetrics } from '../application/read-metrics.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import type { Comparison } from '../domain/comparison.js';
import { noFilter, type MetricsFilter } from '../domain/metrics-filter.js';
import { needsOf } from '../domain/report-needs.js';
import type { SubgraphContext } from '@tertulia/subgraph';
import type { Listed } from '@tertulia/use-case';
import type { MetricsCall } from './metrics-call.js';
import type { RangeInput } from './metrics.input.js';

interface Wanted {
  subject: MetricsSubject;
  range: RangeInput;
  filter?: MetricsFilter;
  comparison?: Comparison;
}

/** All metrics of one execution are read together, for any number of bots in the response, and only what is selected of them. */
export async function loadMetrics(
  deps: AnalyticsDependencies,
  { context, fields }: MetricsCall,
  { range, subject, filter = noFilter, comparison = 'PREVIOUS_PERIOD' }: Wanted,
): Promise<MetricsReport> {
  const loader = context.loader('metrics', async (keys: readonly string[]) =>
    readMetrics(deps, context.principal, keys.map(requestOf)),
  );
  const { from, to } = range;
  return loader.load(JSON.stringify([subject, from, to, filter, comparison, [...fields].toSorted()]));
}

/** The key is the whole request as text, so that equal requests are read once. */
function requestOf(key: string): MetricsRequest {
  type Request = [MetricsSubject, string, string, MetricsFilter, Comparison, string[]];
  const [subject, from, to, filter, comparison, parts] = JSON.parse(key) as Request;
  const window = { from: new Date(from), to: new Date(to) };
  return { subject, window, filter, comparison, needs: needsOf(new Set(parts)) };
}

/** The pages behind all metrics of one execution are listed together. */
export async function loadCounted(
  deps: AnalyticsDependencies,
  context: SubgraphContext,
  request: CountedRequest,
): Promise<Listed<CountedConversation>> {
  const loader = context.loader('counted', async (keys: readonly string[]) =>
    listCounted(
      deps,
      context.principal,
      keys.map((key) => countedOf(JSON.parse(key) as CountedRequest)),
    ),
  );
  return loader.load(JSON.stringify(request));
}

/** A request with the times that its text had. */
function countedOf({ window, ...request }: CountedRequest): CountedRequest {
  return { ...request, window: { from: new Date(window.from), to: new Date(window.to) } };
}
