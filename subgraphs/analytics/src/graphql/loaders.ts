import type { AnalyticsDependencies } from '../application/dependencies.js';
import { type MetricsRequest, type MetricsSubject, readMetrics } from '../application/read-metrics.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import { needsOf } from '../domain/report-needs.js';
import type { MetricsCall } from './metrics-call.js';
import type { RangeInput } from './metrics.input.js';

/** All metrics of one execution are read together, for any number of bots in the response, and only what is selected of them. */
export async function loadMetrics(
  deps: AnalyticsDependencies,
  { context, fields }: MetricsCall,
  { range, subject }: { subject: MetricsSubject; range: RangeInput },
): Promise<MetricsReport> {
  const loader = context.loader('metrics', async (keys: readonly string[]) =>
    readMetrics(deps, context.principal, keys.map(requestOf)),
  );
  const { from, to } = range;
  return loader.load(JSON.stringify([subject, from, to, [...fields].toSorted()]));
}

/** The key is the whole request as text, so that equal requests are read once. */
function requestOf(key: string): MetricsRequest {
  const [subject, from, to, parts] = JSON.parse(key) as [MetricsSubject, string, string, string[]];
  return { subject, window: { from: new Date(from), to: new Date(to) }, needs: needsOf(new Set(parts)) };
}
