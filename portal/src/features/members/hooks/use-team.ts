'use client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { failureOf, type Failure } from '../../../apollo/index.js';
import { TeamDocument, type TeamInvitationFragment, type TeamMemberFragment } from '../../../gql/graphql.js';

const pageSize = 50;

/** One person of the team. */
export type TeamMember = TeamMemberFragment;

/** An invited person who has not accepted yet. */
export type TeamInvitation = TeamInvitationFragment;

/** The team; `members` is null until loaded. */
export type Team = {
  members: readonly TeamMember[] | null;
  total: number;
  invitations: readonly TeamInvitation[];
  hasMore: boolean;
  isLoadingMore: boolean;
  failure: Failure | null;
  loadMore: () => void;
  retry: () => void;
};

/** Members and open invitations of the organization. */
export function useTeam(): Team {
  const { data, error, refetch, fetchMore } = useQuery(TeamDocument, { variables: { first: pageSize } });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const organization = data?.organization;
  const connection = organization?.members;
  return {
    members: connection?.edges.map((edge) => edge.node) ?? null,
    total: connection?.totalCount ?? 0,
    invitations: organization?.invitations ?? [],
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    isLoadingMore,
    failure: error === undefined ? null : failureOf(error),
    loadMore: () => {
      setLoadingMore(true);
      fetchMore({ variables: { after: connection?.pageInfo.endCursor ?? null } })
        .catch(() => undefined)
        .finally(() => setLoadingMore(false));
    },
    retry: () => {
      refetch().catch(() => undefined);
    },
  };
}
