import type { SlackChannelsQuery } from '../../../gql/graphql.js';

/** The channels of a connection, as far as they could be read. */
export type ChannelList = Omit<
  NonNullable<NonNullable<SlackChannelsQuery['connection']>['slackChannels']>,
  '__typename'
>;
export type Channel = ChannelList['channels'][number];

/** What a channel has as its id; anything else is a text of a flow. */
export function isChannelId(value: string): boolean {
  return /^[CG][A-Z0-9]{1,30}$/.test(value);
}

/** Those whose name or id contains what was typed, with or without #; those where the app is come first. */
export function foundChannels(channels: readonly Channel[], typed: string): Channel[] {
  const wanted = typed.trim().replace(/^#/, '').toLowerCase();
  return channels
    .filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.toLowerCase() === wanted)
    .toSorted((a, b) => Number(b.isMember) - Number(a.isMember) || a.name.localeCompare(b.name));
}
