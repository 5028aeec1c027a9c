'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useMemo, useRef } from 'react';
import { useRefetchOnReconnect } from '../../../apollo/index.js';
import { DashboardNumbersDocument, TodayNumbersDocument, type DashboardNumbersQuery } from '../../../gql/graphql.js';
import { usePermission, useViewer } from '../../identity/index.js';
import { isSameRange } from '../model/freshness.js';
import { rangeOf, type Period, type Range } from '../model/period.js';
import { useSoon } from './use-soon.js';

type Organization = NonNullable<DashboardNumbersQuery['organization']>;

/** The numbers of the cards. */
export type Numbers = NonNullable<Organization['metrics']>;

/** Days and hours of the charts. */
export type Charts = NonNullable<Organization['charts']>;

/** Everything that the home screen counts, asked for at once. A part is null while it is not known or cannot be had. */
export type DashboardNumbers = {
  range: Range;
  numbers: Numbers | null;
  charts: Charts | null;
  week: Organization['week'];
  /** When somebody last spoke; null where that is not known. */
  newestAt: string | null;
  conversationsToday: number | null;
  /** What is shown is of the period before this one, for a moment. */
  isOfBefore: boolean;
  isFailed: boolean;
  error: unknown;
  retry: () => void;
};

/** How often numbers are fetched anew that no event brings. */
const renewEveryMs = 60_000;

/** Fetches the numbers of a period and renews them as soon as they have moved. */
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
  // Numbers of another period may stand in for a moment, not for numbers that cannot be had.
  const isKept = (part: { window: Range } | null, range: Range): boolean => !isFailed || isOf(part, range);
  return {
    range: ranges.range,
    numbers: isKept(numbers, ranges.range) ? numbers : null,
    charts: isKept(charts, ranges.chartRange) ? charts : null,
    week: shown?.week ?? null,
    newestAt: shown?.newest?.nodes[0]?.lastMessageAt ?? null,
    conversationsToday,
    isOfBefore: data === undefined && shown !== undefined && !isFailed,
    isFailed,
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

/** Today's conversations as they are counted; each move of the numbers calls `renew`, at once and then every few seconds. */
function useToday(renew: () => void): number | null {
  const renewSoon = useSoon(renew);
  const told = useRef<number | null>(null);
  const { data } = useSubscription(TodayNumbersDocument, {
    onData: ({ data: event }) => {
      const sequence = event.data?.liveMetrics.sequence;
      if (sequence === undefined || sequence === told.current) return;
      // The first one tells what was just fetched.
      if (told.current !== null) renewSoon();
      told.current = sequence;
    },
  });
  return data?.liveMetrics.conversationsToday ?? null;
}
