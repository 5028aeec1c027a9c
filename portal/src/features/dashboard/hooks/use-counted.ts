'use client';
import { useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMemo } from 'react';
import {
  CountedCompletionDocument,
  CountedConversationsDocument,
  CountedConversionDocument,
  CountedCsatDocument,
  CountedErrorsDocument,
  CountedHandOffDocument,
  CountedHumanResponseDocument,
  CountedNpsDocument,
  CountedResolutionDocument,
  CountedResponseDocument,
  CountedSuccessDocument,
  type CountedConversationsQuery,
  type CountedConversationsQueryVariables,
  type CountedListFragment,
  type CountedOfDurationFragment,
  type CountedOfMetricFragment,
  type CountedResponseQuery,
} from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { useMetricFilter } from '../../metric-filter/index.js';
import { useListPages, type ListPages } from './use-list-pages.js';
import { rangeOfDays, type CountedMetric, type CountedView } from '../model/counted.js';

const pageSize = 25;

const documents: Record<
  Exclude<CountedMetric, 'team'>,
  TypedDocumentNode<CountedConversationsQuery | CountedResponseQuery, CountedConversationsQueryVariables>
> = {
  conversations: CountedConversationsDocument,
  resolution: CountedResolutionDocument,
  conversion: CountedConversionDocument,
  response: CountedResponseDocument,
  completion: CountedCompletionDocument,
  success: CountedSuccessDocument,
  handOff: CountedHandOffDocument,
  humanResponse: CountedHumanResponseDocument,
  csat: CountedCsatDocument,
  nps: CountedNpsDocument,
  errors: CountedErrorsDocument,
};

/** The value of a metric: a share of a whole, a plain number, or a mean time. */
export type CountedFigure =
  | { kind: 'share'; value: number; part: number; whole: number }
  | { kind: 'number'; value: number }
  | { kind: 'time'; value: number };

/** The list behind a metric. */
export type Counted = ListPages & {
  definition: { es: string; en: string } | null;
  /** Null until the first response, and where nothing was measured. */
  figure: CountedFigure | null;
  /** Null until the first response. */
  list: CountedListFragment | null;
};

/** The range and the filter of a list, and how long its pages are. */
export function useListVariables({ days: { from, to }, botIds, only }: Pick<View, 'days' | 'botIds' | 'only'>) {
  const { timeZone } = useViewer().organization;
  const filter = useMetricFilter(botIds, only);
  return useMemo(
    () => ({ range: rangeOfDays({ from, to }, timeZone), filter, first: pageSize }),
    [from, to, filter, timeZone],
  );
}

type View = Required<CountedView>;

/** Fetches the conversations that a metric counts, page by page. */
export function useCounted({
  metric,
  group,
  ...of
}: Omit<View, 'metric'> & { metric: keyof typeof documents }): Counted {
  const scope = useListVariables(of);
  const variables = useMemo(() => ({ ...scope, group }), [scope, group]);
  const { data, error, refetch, fetchMore } = useQuery(documents[metric], {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const shown = data?.organization?.metrics?.counted ?? null;
  const list = shown?.conversations ?? null;
  const pages = useListPages({ list, hasResponded: data !== undefined, error, refetch, fetchMore });
  const figure = shown === null ? null : figureOf(metric, shown);
  return { definition: shown?.definition ?? null, figure, list, ...pages };
}

type Shown = Omit<CountedOfMetricFragment, 'conversations'> | Omit<CountedOfDurationFragment, 'conversations'>;

function figureOf(metric: CountedMetric, shown: Shown): CountedFigure | null {
  if ('meanMs' in shown) return shown.meanMs === null ? null : { kind: 'time', value: shown.meanMs };
  const { value, numerator: part, denominator: whole } = shown;
  if (value === null) return null;
  // NPS has parts too, but it is a difference of two shares.
  if (part === null || whole === null || metric === 'nps') return { kind: 'number', value };
  return { kind: 'share', value: part / whole, part, whole };
}
