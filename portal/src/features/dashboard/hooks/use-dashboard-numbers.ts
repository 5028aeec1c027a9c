'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useMemo, useRef } from 'react';
import { useRefetchOnReconnect } from '../../../apollo/index.js';
import { DashboardNumbersDocument, TodayNumbersDocument, type DashboardNumbersQuery } from '../../../gql/graphql.js';
import { usePermission, useViewer } from '../../identity/index.js';
import { isSameRange } from '../model/freshness.js';
import { rangeOf, type Period, type Range } from '../model/period.js';
import { useThrottled } from './use-throttled.js';

type Organization = NonNullable<DashboardNumbersQuery['organization']>;

/** The metrics of the cards. */
export type Numbers = NonNullable<Organization['metrics']>;

/** Days and hours of the charts. */
export type Charts = NonNullable<Organization['charts']>;

/** All metrics of the home screen, fetched at once. A part is null until it is loaded or while it is unavailable. */
export type DashboardNumbers = {
  range: Range;
  numbers: Numbers | null;
  charts: Charts | null;
  week: Organization['week'];
  /** The time of the newest message; null if unknown. */
  newestAt: string | null;
  conversationsToday: number | null;
  /** True while the values of the previous period are still shown. */
  isOfBefore: boolean;
  isFailed: boolean;
  /** Nothing can be shown; the cards report it, once for the whole screen. */
  isGone: boolean;
  error: unknown;
  retry: () => void;
};

/** How often metrics without events are fetched again. */
const renewEveryMs = 60_000;

/** Fetches the metrics of a period and refetches them as soon as they have changed. */
export function useDashboardNumbers(period: Period, nowMs: number): DashboardNumbers {
  const { organization } = useViewer();
  const ranges = useRanges(period, nowMs, organization.timeZone);
  const mayEdit = usePermission('bots.edit');
  const mayRead = usePermission('conversations.read');
  const variables = { ...ranges, isApart: period === 'today', mayEdit, mayRead };
  const { data, previousData, error, refetch } = useQuery(DashboardNumbersDocument, {
    variables,
    pollInterval: renewEveryMs,
  });
  const renew = (): void => {
    refetch().catch(() => undefined);
  };
  const conversationsToday = useToday(renew);
  useRefetchOnReconnect(renew);
  const shown = (data ?? previousData)?.organization;
  const isFailed = error !== undefined || data?.organization?.metrics === null;
  const isOf = (part: { window: Range } | null | undefined, range: Range): boolean =>
    part != null && isSameRange(part.window, range);
  const numbers = shown?.metrics ?? null;
  const charts = shown?.charts ?? (numbers === null || !('peakHours' in numbers) ? null : (numbers as Charts));
  // Values of another period may be shown for a moment while loading, but not when the wanted ones are unavailable.
  const isKept = (part: { window: Range } | null, range: Range): boolean => !isFailed || isOf(part, range);
  const kept = isKept(numbers, ranges.range) ? numbers : null;
  return {
    range: ranges.range,
    numbers: kept,
    charts: isKept(charts, ranges.chartRange) ? charts : null,
    week: shown?.week ?? null,
    newestAt: shown?.newest?.nodes[0]?.lastMessageAt ?? null,
    conversationsToday,
    isOfBefore: data === undefined && shown !== undefined && !isFailed,
    isFailed,
    isGone: isFailed && kept === null,
    error,
    retry: renew,
  };
}

function useRanges(period: Period, nowMs: number, timeZone: string) {
  const range = rangeOf(period, nowMs, timeZone);
  const week = rangeOf('week', nowMs, timeZone);
  return useMemo(() => {
    const own = { from: range.from, to: range.to };
    const weekRange = { from: week.from, to: week.to };
    return { range: own, chartRange: period === 'today' ? weekRange : own, weekRange };
  }, [period, range.from, range.to, week.from, week.to]);
}

/** Today's conversations, updated live; each change calls `renew`, at once and then every few seconds. */
function useToday(renew: () => void): number | null {
  const renewSoon = useThrottled(renew);
  const lastSequence = useRef<number | null>(null);
  const { data } = useSubscription(TodayNumbersDocument, {
    onData: ({ data: event }) => {
      const sequence = event.data?.liveMetrics.sequence;
      if (sequence === undefined || sequence === lastSequence.current) return;
      // The first event repeats what was just fetched.
      if (lastSequence.current !== null) renewSoon();
      lastSequence.current = sequence;
    },
  });
  return data?.liveMetrics.conversationsToday ?? null;
}
