import { startVendor, type Answer, type Vendor } from './vendor.ts';

/** A message in a channel. */
export interface PostedMessage {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly metadata?: unknown;
  readonly blocks?: unknown;
}

/** A channel as conversations.list has it. */
export interface ListedChannel {
  readonly id: string;
  readonly name: string;
  readonly is_private?: boolean;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
}

/** A stand-in for Slack's Web API (chat.postMessage, chat.update, conversations.history, conversations.list, auth.test); whoever connects gives access at once. */
export interface SlackVendor extends Vendor {
  readonly messages: PostedMessage[];
  readonly channels: Set<string>;
  token: string;
  /** What conversations.list responds, in pages of `listedAtOnce`; null for a token without the scope. */
  listed: readonly ListedChannel[] | null;
  listedAtOnce: number;
}

export async function startSlack(): Promise<SlackVendor> {
  const messages: PostedMessage[] = [];
  const channels = new Set(['C1']);
  // No message ever has the stamp of another, also after a suite has emptied the list: what comes late must not find a newer message.
  let stamps = 0;
  const vendor = await startVendor(({ url, json, headers }) => {
    if (url.pathname === '/oauth/v2/authorize') return sentBack(url.searchParams);
    if (methodOf(url) === '/oauth.v2.access') return { status: 200, body: tokenOf(slack.token) };
    const body = (json ?? {}) as Omit<PostedMessage, 'ts'>;
    return {
      status: 200,
      body: headers.authorization === `Bearer ${slack.token}` ? serve(url, body) : refused('invalid_auth'),
    };
  });
  const update = (body: Partial<PostedMessage>): unknown => {
    const at = messages.findIndex(({ ts }) => ts === body.ts);
    const [before] = messages.slice(at, at + 1);
    if (at < 0 || before === undefined) return refused('message_not_found');
    messages[at] = { ...before, ...body };
    return { ok: true, ts: before.ts, channel: before.channel };
  };
  const serve = (url: URL, body: Omit<PostedMessage, 'ts'>): unknown => {
    const path = methodOf(url);
    if (path === '/auth.test') return { ok: true, team: 'Clínica Sol' };
    if (path === '/conversations.list') return pageOf(slack, url.searchParams);
    // Methods that read take their arguments from the address, and none from JSON.
    if (path === '/conversations.history') return historyOf(slack, url.searchParams.get('channel') ?? '');
    if (!channels.has(body.channel)) return refused('channel_not_found');
    if (path === '/chat.update') return update(body);
    if (path !== '/chat.postMessage') return refused('unknown_method');
    stamps += 1;
    const posted = { ...body, ts: `1700000000.${String(stamps).padStart(6, '0')}` };
    messages.push(posted);
    return { ok: true, ts: posted.ts, channel: body.channel };
  };
  const listed: readonly ListedChannel[] = [{ id: 'C1', name: 'general', is_member: true }];
  const slack: SlackVendor = Object.assign(vendor, { messages, channels, token: 'token-1', listed, listedAtOnce: 200 });
  return slack;
}

/** Slack takes no JSON here, says of archived channels only where it is not told to leave them out, and ends with an empty cursor. */
function pageOf({ listed, listedAtOnce }: SlackVendor, asked: URLSearchParams): unknown {
  if (listed === null) return refused('missing_scope');
  const hasArchived = asked.get('exclude_archived') !== 'true';
  const shown = listed.filter((one) => hasArchived || one.is_archived !== true);
  const from = Number(asked.get('cursor') ?? 0);
  const until = from + Math.min(listedAtOnce, Number(asked.get('limit') ?? 100));
  const cursor = until < shown.length ? String(until) : '';
  return { ok: true, channels: shown.slice(from, until), response_metadata: { next_cursor: cursor } };
}

function historyOf({ messages, channels }: SlackVendor, asked: string): unknown {
  if (!channels.has(asked)) return refused('channel_not_found');
  return { ok: true, messages: messages.filter(({ channel }) => channel === asked).toReversed() };
}

/** The person gives access without being asked, and returns to where they came from. */
function sentBack(asked: URLSearchParams): Answer {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code: 'given', state: asked.get('state') ?? '' }).toString();
  return { status: 302, body: '', headers: { location: back.href } };
}

function tokenOf(token: string) {
  return { ok: true, access_token: token, token_type: 'bot', scope: 'chat:write' };
}

/** Slack's own methods stand below `/api`; a connector that is given another address leaves that out. */
function methodOf(url: URL): string {
  return url.pathname.replace(/^\/api(?=\/)/, '');
}

/** Slack says in a body of status 200 that it did not work. */
function refused(error: string) {
  return { ok: false, error };
}
