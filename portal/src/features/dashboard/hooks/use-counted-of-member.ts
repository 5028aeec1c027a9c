'use client';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { CountedOfMemberDocument } from '../../../gql/graphql.js';
import type { CountedView } from '../model/counted.js';
import { useListVariables, type Counted } from './use-counted.js';
import { useListPages } from './use-list-pages.js';

/** The conversations in which a person of the team did something. */
export type CountedOfMember = Omit<Counted, 'definition' | 'figure'> & {
  /** Null until it is known, and where nobody knows it. */
  name: string | null;
};

const none = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Fetches them, page by page; nothing of somebody who did nothing. */
export function useCountedOfMember({ person, ...of }: Required<CountedView>): CountedOfMember {
  const scope = useListVariables(of);
  const variables = useMemo(() => ({ ...scope, authorId: person ?? '' }), [scope, person]);
  const { data, error, refetch, fetchMore } = useQuery(CountedOfMemberDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const metrics = data?.organization?.metrics ?? null;
  const work = metrics?.memberWork ?? null;
  const list = metrics === null ? null : work === null ? none : work.conversations;
  const pages = useListPages({ list, hasResponded: data !== undefined, error, refetch, fetchMore });
  return { name: work?.author?.name ?? null, list, ...pages };
}
