'use client';
import { useMemo } from 'react';
import type { MetricFilter } from '../../../gql/graphql.js';
import { metricFilterOf, type Only } from '../model/only.js';

/** The filter of the graph, the same object as long as it says the same; null for everything. */
export function useMetricFilter(botIds: readonly string[], only: Only): MetricFilter | null {
  const text = JSON.stringify(metricFilterOf(botIds, only));
  return useMemo(() => JSON.parse(text) as MetricFilter | null, [text]);
}
