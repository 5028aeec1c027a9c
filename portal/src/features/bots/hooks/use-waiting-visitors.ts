'use client';
import { useQuery } from '@apollo/client/react';
import { WaitingVisitorsDocument } from '../../../gql/graphql.js';
import type { WaitingVisitors } from '../model/move-preview.js';
import { useBuilder } from './use-builder.js';

const none: readonly WaitingVisitors[] = [];

/** Where visitors of the bot wait for an answer now, as it is when something that shows it is opened. */
export function useWaitingVisitors(): readonly WaitingVisitors[] {
  const { botId } = useBuilder();
  const { data } = useQuery(WaitingVisitorsDocument, { variables: { botId }, fetchPolicy: 'cache-and-network' });
  return data?.bot?.waitingByBlock ?? none;
}
