'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useFloor } from '../../../frame/index.js';
import { DashboardBoardDocument, type DashboardBoardQuery } from '../../../gql/graphql.js';
import { usePermission } from '../../identity/index.js';

/** Bots, waiting visitors and plan limits; `organization` is undefined until loaded. */
export type DashboardBoard = {
  organization: DashboardBoardQuery['organization'] | undefined;
  error: unknown;
  /** Nothing can be shown; the panel of the bots reports it, once for the whole screen. */
  isGone: boolean;
  retry: () => void;
};

/** Fetches what the home screen shows besides metrics, and again when the number of waiting visitors changes. */
export function useDashboardBoard(withSteps: boolean): DashboardBoard {
  const withDraft = usePermission('bots.readDraft');
  const mayRead = usePermission('conversations.read');
  const mayBill = usePermission('billing.read');
  const { data, error, refetch } = useQuery(DashboardBoardDocument, {
    variables: { withDraft, mayRead, mayBill, withSteps },
  });
  const waiting = useFloor()?.waiting;
  const seen = useRef(waiting);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== waiting && mayRead) refetch().catch(() => undefined);
    seen.current = waiting;
  }, [waiting, mayRead, refetch]);
  const organization = data?.organization;
  const isGone = organization == null && error !== undefined;
  return { organization, error, isGone, retry: () => void refetch().catch(() => undefined) };
}
