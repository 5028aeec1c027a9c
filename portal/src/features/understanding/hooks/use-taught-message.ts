'use client';
import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { TaughtMessageDocument } from '../../../gql/graphql.js';
import { messagesBefore, taughtBy, type Teaching } from '../model/teaching.js';

/** The message of a conversation that the address of the page names; null without one. */
export function useTaughtMessage(): Teaching | null {
  const parameters = useSearchParams();
  const id = parameters.get('conversation') ?? '';
  const sequence = Number(parameters.get('message') ?? 0);
  const { data } = useQuery(TaughtMessageDocument, {
    variables: { id, after: Math.max(0, sequence - messagesBefore - 1) },
    skip: id === '' || !Number.isInteger(sequence) || sequence < 1,
    fetchPolicy: 'network-only',
  });
  const messages = data?.conversation?.messages.nodes;
  return useMemo(() => (messages === undefined ? null : taughtBy(messages, sequence)), [messages, sequence]);
}
