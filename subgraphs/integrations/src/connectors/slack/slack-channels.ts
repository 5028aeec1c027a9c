import { z } from 'zod';
import { ConnectorError, type Channel, type ChannelList, type ConnectorContext } from '../connector.js';
import { callSlack, slackAnswer } from './slack-call.js';

const listed = z.looseObject({
  ...{ id: z.string(), name: z.string(), is_private: z.boolean().optional() },
  ...{ is_member: z.boolean().optional(), is_archived: z.boolean().optional() },
});
const page = slackAnswer.extend({
  channels: z.array(listed).optional(),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** What Slack recommends for a page. */
const pageSize = '200';
/** Slack allows about twenty pages a minute. */
const pagesMax = 15;

/** The channels of the workspace that the app sees: public ones, and private ones to which it was invited. */
export async function slackChannels(context: ConnectorContext): Promise<ChannelList> {
  const channels: Channel[] = [];
  let cursor = '';
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const answer = await pageAfter(context, cursor).catch((error: unknown) => {
      // What was read until Slack asked to wait is worth showing.
      if (pages > 0 && error instanceof ConnectorError && error.failure === 'LIMITED') return error;
      throw error;
    });
    if (answer instanceof ConnectorError) return { channels, isComplete: false, retryAfterMs: answer.retryAfterMs };
    channels.push(...(answer.channels ?? []).filter((one) => one.is_archived !== true).map(channelOf));
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return { channels, isComplete: true, retryAfterMs: null };
  }
  return { channels, isComplete: false, retryAfterMs: null };
}

async function pageAfter(context: ConnectorContext, cursor: string) {
  const query = { types: 'public_channel,private_channel', exclude_archived: 'true', limit: pageSize };
  return callSlack(context, 'conversations.list', {
    query: cursor === '' ? query : { ...query, cursor },
    response: page,
  });
}

function channelOf({ id, name, is_private: isPrivate, is_member: isMember }: z.infer<typeof listed>): Channel {
  return { id, name: name.slice(0, 100), isPrivate: isPrivate === true, isMember: isMember === true };
}
