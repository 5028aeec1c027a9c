'use client';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import {
  ReportSidesDocument,
  ReportVerdictsDocument,
  type ReportSideFragment,
  type ReportVerdictsQuery,
  type ReportVerdictsQueryVariables,
} from '../../../gql/graphql.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import type { ReportFilter } from '../model/report-filter.js';
import { filtersOf, rateInput, type Sides } from '../model/sides.js';

/** Two bots or versions beside each other. */
export type ComparedSides = {
  /** Null until they are loaded. */
  metrics: readonly [ReportSideFragment, ReportSideFragment] | null;
  /** Whether the differences of the rates can be chance; null until that is known, and where a rate is unknown. */
  verdicts: ReportVerdictsQuery | null;
  failure: Failure | null;
  retry: () => void;
};

/** Fetches the metrics of both sides, and then what their rates say about each other. */
export function useSides(sides: Sides, filter: ReportFilter): ComparedSides {
  const { timeZone } = useViewer().organization;
  const text = JSON.stringify([rangeOfDays(filter.days, timeZone), filtersOf(sides, filter)]);
  const variables = useMemo(() => {
    type Parts = [ReturnType<typeof rangeOfDays>, ReturnType<typeof filtersOf>];
    const [range, both] = JSON.parse(text) as Parts;
    return { range, ...both };
  }, [text]);
  const { data, error, refetch } = useQuery(ReportSidesDocument, { variables, fetchPolicy: 'cache-and-network' });
  const { first = null, second = null } = data?.organization ?? {};
  const metrics = first === null || second === null ? null : ([first, second] as const);
  const rates = metrics === null ? null : ratesOf(metrics);
  const verdicts = useQuery(ReportVerdictsDocument, {
    variables: rates ?? nothing,
    skip: rates === null,
  });
  const retry = (): void => void refetch().catch(() => undefined);
  useRefetchOnReconnect(retry);
  const isFailed = error !== undefined || (data !== undefined && metrics === null);
  return { metrics, verdicts: verdicts.data ?? null, failure: isFailed ? failureOf(error) : null, retry };
}

const none = { numerator: 0, denominator: 0 };
const nothing: ReportVerdictsQueryVariables = {
  ...{ completion: none, otherCompletion: none, resolution: none, otherResolution: none },
  ...{ handOff: none, otherHandOff: none, conversion: none, otherConversion: none },
  ...{ success: none, otherSuccess: none },
};

function ratesOf([one, other]: readonly [ReportSideFragment, ReportSideFragment]): ReportVerdictsQueryVariables {
  return {
    completion: rateInput(one.completion),
    otherCompletion: rateInput(other.completion),
    resolution: rateInput(one.resolution),
    otherResolution: rateInput(other.resolution),
    handOff: rateInput(one.handOff),
    otherHandOff: rateInput(other.handOff),
    conversion: rateInput(one.conversion),
    otherConversion: rateInput(other.conversion),
    success: rateInput(one.success),
    otherSuccess: rateInput(other.success),
  };
}
