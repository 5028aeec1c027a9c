'use client';
import { skipToken, useQuery } from '@apollo/client/react';
import { SlackChannelsDocument } from '../../../gql/graphql.js';
import type { ChannelList } from '../model/find-channels.js';

const unread: ChannelList = { channels: [], isComplete: false, code: 'FAILED' };

/** The channels of a connection; null while they are read. */
export function useChannels(connectionId: string | undefined): ChannelList | null {
  const { data, error } = useQuery(
    SlackChannelsDocument,
    connectionId === undefined ? skipToken : { variables: { connectionId }, fetchPolicy: 'cache-and-network' },
  );
  return data?.connection?.slackChannels ?? (data === undefined && error === undefined ? null : unread);
}

/** The name of a channel with #; its id where the name is not known. */
export function useChannelName(connectionId: string | undefined, id: string): string {
  const known = useChannels(connectionId)?.channels.find((channel) => channel.id === id);
  return known === undefined ? id : `#${known.name}`;
}
