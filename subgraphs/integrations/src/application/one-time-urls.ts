import { eventOf } from '@tertulia/use-case';
import type { OutsideResult } from '@tertulia/flow-engine';
import type { JsonValue } from '../connectors/connector.js';
import { openMaxMs, referenceOf, tokenPattern, valueOfCall, type OneTimeUrl } from '../domain/one-time-url.js';
import { mapResponse } from '../connectors/map-response.js';
import type { StoredOneTimeUrl, TokenSource } from './one-time-url-ports.js';
import type { AwaitEffect, OneTimeUrls } from './outside-ports.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';

/** Dependencies of one-time URLs. */
export interface OneTimeUrlsDependencies extends Pick<WebhooksDependencies, 'work' | 'clock' | 'ids' | 'sealing'> {
  readonly tokens: TokenSource;
  /** The address at which a token is called. */
  urlOf(token: string): string;
}

/** What became of a call. GONE: it came too late, or the URL was called before. */
export type CallOutcome = 'ACCEPTED' | 'GONE' | 'UNKNOWN';

/** Opens URLs for effects, and returns the call that came. Both may be repeated: an effect has one URL, and a URL one call. */
export function oneTimeUrls(deps: OneTimeUrlsDependencies): OneTimeUrls {
  return {
    perform: async (wanted) =>
      wanted.effect.openedBy === null ? open(deps, wanted) : callOf(deps, wanted, wanted.effect.openedBy),
  };
}

async function open(deps: OneTimeUrlsDependencies, wanted: AwaitEffect): Promise<OutsideResult> {
  const stored = (await find(deps, wanted, wanted.effect.id)) ?? (await openNew(deps, wanted));
  const { id, organizationId } = stored.url;
  const token = await deps.sealing.open(organizationId, id, stored.sealedToken);
  return { kind: 'done', values: { url: deps.urlOf(token) }, status: null };
}

async function openNew(deps: OneTimeUrlsDependencies, wanted: AwaitEffect): Promise<StoredOneTimeUrl> {
  const { organizationId, botId, conversationId, effect } = wanted;
  const id = deps.ids.next();
  const token = deps.tokens.next();
  const now = deps.clock.now();
  const url: OneTimeUrl = {
    ...{ id, organizationId, botId, conversationId, effectId: effect.id, createdAt: now },
    ...{ call: null, isErased: false },
    expiresAt: new Date(now.getTime() + Math.min(effect.deadlineMs, openMaxMs)),
  };
  const sealedToken = await deps.sealing.seal(organizationId, id, token);
  const made = { url, tokenHash: referenceOf(token), sealedToken };
  await deps.work.transact({ organizationId }, async ({ oneTimeUrls: urls }) => urls.addIfMissing(made));
  // Another process may have been first.
  const stored = await find(deps, wanted, effect.id);
  if (stored === null) throw new Error('A one-time URL was not stored');
  return stored;
}

async function callOf(deps: OneTimeUrlsDependencies, wanted: AwaitEffect, openedBy: string): Promise<OutsideResult> {
  const stored = await find(deps, wanted, openedBy);
  if (stored === null) return { kind: 'failed', code: 'URL_NOT_OPENED' };
  const { call, expiresAt } = stored.url;
  if (call !== null) {
    const values = mapResponse(valueOfCall(call) as JsonValue, wanted.effect.mappings);
    return { kind: 'done', values, status: null };
  }
  return expiresAt <= deps.clock.now() ? { kind: 'timeout' } : { kind: 'pending' };
}

async function find(
  { work }: OneTimeUrlsDependencies,
  { organizationId, conversationId }: AwaitEffect,
  effectId: string,
): Promise<StoredOneTimeUrl | null> {
  return work.read({ organizationId }, async ({ oneTimeUrls: urls }) =>
    urls.ofEffect(organizationId, conversationId, effectId),
  );
}

/** What came with a call. */
export interface CallContents {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Stores a call from outside, the first one in time only, and emits that it came. */
export async function receiveCall(
  deps: OneTimeUrlsDependencies,
  { token, ...contents }: CallContents & { readonly token: string },
): Promise<CallOutcome> {
  if (!tokenPattern.test(token)) return 'UNKNOWN';
  return deps.work.transact({ platform: 'call of a one-time URL' }, async (stores) => {
    const url = await stores.oneTimeUrls.lockByHash(referenceOf(token));
    return url === null ? 'UNKNOWN' : acceptCall(deps, stores, { url, at: deps.clock.now(), ...contents });
  });
}

/** The same for a URL that is locked in the transaction of the stores, and a call that arrived at that time: it may be worked on later. */
export async function acceptCall(
  deps: Pick<OneTimeUrlsDependencies, 'clock' | 'ids'>,
  { oneTimeUrls: urls, events }: Pick<Stores, 'oneTimeUrls' | 'events'>,
  { url, at, contentType, body }: CallContents & { readonly url: OneTimeUrl; readonly at: Date },
): Promise<CallOutcome> {
  if (url.call !== null || url.isErased || url.expiresAt <= at) return 'GONE';
  await urls.saveCall({ ...url, call: { at, contentType, body } });
  const { organizationId, conversationId, effectId } = url;
  const payload = { conversationId, effectId };
  await events.emit(eventOf(deps, 'integrations.url-called.v1', { organizationId, payload }));
  return 'ACCEPTED';
}

const bodiesKeptMs = 7 * 24 * 3_600_000;
const urlsKeptMs = 30 * 24 * 3_600_000;

/** Removes bodies of calls after seven days, and URLs thirty days after they expired. */
export async function sweepOneTimeUrls({
  work,
  clock,
}: Pick<OneTimeUrlsDependencies, 'work' | 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  await work.transact({ platform: 'sweep one-time URLs' }, async ({ oneTimeUrls: urls }) => {
    await urls.deleteExpired(new Date(now - urlsKeptMs));
    await urls.forgetCalls(new Date(now - bodiesKeptMs));
  });
}
