import { filterWords } from '@tertulia/metric-words';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import type { ExportDirectory } from './export-ports.js';

interface Worded {
  readonly organizationId: string;
  readonly locale: 'es' | 'en';
  readonly only: MetricsFilter | null;
}

/** What a filter leaves out, in words; null if nothing. @throws DomainError SUBGRAPH_UNAVAILABLE */
export async function wordsOfFilter(
  { versionNumbers }: Pick<ExportDirectory, 'versionNumbers'>,
  { organizationId, locale, only }: Worded,
): Promise<string | null> {
  if (only === null) return null;
  const { versionIds } = only;
  return filterWords(only, {
    locale,
    versionNumbers: versionIds === null ? [] : [...(await versionNumbers(organizationId, versionIds)).values()],
  });
}
