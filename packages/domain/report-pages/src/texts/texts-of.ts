import { metricNames, type NamedMetric } from '@tertulia/metric-words';
import type { Locale } from '@tertulia/region-formats';
import { en } from './en.js';
import { es } from './es.js';
import type { OwnTexts, ReportTexts } from './report-texts.js';

const catalogues: Readonly<Record<Locale, OwnTexts>> = { es, en };

export function textsOf(locale: Locale): ReportTexts {
  const names = Object.entries(metricNames).map(([key, name]) => [key, name[locale]]);
  return { ...catalogues[locale], metrics: Object.fromEntries(names) as Record<NamedMetric, string> };
}
