import type { ShownDeliveryFragment, WebhookDeliveryState } from '../../../gql/graphql.js';
import type { Tone } from '../../../ui/index.js';

/** A delivery with its attempts. */
export type ShownDelivery = ShownDeliveryFragment;

/** One request of a delivery. */
export type ShownAttempt = ShownDelivery['attempts'][number];

/** The colour of the state of a delivery. */
export const deliveryTones: Record<WebhookDeliveryState, Tone> = { PENDING: 'info', DELIVERED: 'ok', FAILED: 'bad' };

/** Deliveries that were heard of and are kept beside the fetched ones. */
const heardMax = 200;

/** The deliveries heard of with one more; the oldest are dropped, which their page brings back. */
export function withHeard(heard: readonly ShownDelivery[], news: ShownDelivery): ShownDelivery[] {
  return [news, ...heard.filter(({ id }) => id !== news.id)].toSorted(newestFirst).slice(0, heardMax);
}

/** The fetched part of a list, and the deliveries heard of since. */
export type DeliveryPieces = {
  fetched: readonly ShownDelivery[];
  heard: readonly ShownDelivery[];
  hasMore: boolean;
  state: WebhookDeliveryState | null;
};

/**
 * The current list, newest first: each delivery once, those that left the wanted state removed. One that is older than
 * the fetched part waits for its page.
 */
export function currentDeliveries({ fetched, heard, hasMore, state }: DeliveryPieces): ShownDelivery[] {
  const byId = new Map(fetched.map((delivery) => [delivery.id, delivery]));
  const oldest = hasMore ? fetched.at(-1) : undefined;
  for (const delivery of heard) {
    const isInFetchedPart = oldest === undefined || newestFirst(delivery, oldest) < 0;
    if (isInFetchedPart && !byId.has(delivery.id)) byId.set(delivery.id, delivery);
  }
  return [...byId.values()].filter((one) => state === null || one.state === state).toSorted(newestFirst);
}

/** Ids begin with the time at which they were made. */
function newestFirst(one: Pick<ShownDelivery, 'id'>, other: Pick<ShownDelivery, 'id'>): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? 1 : -1;
}

const failures = ['REFUSED', 'UNREACHABLE', 'TIMEOUT', 'TOO_LARGE', 'BUSY', 'UNREADABLE_SECRET'] as const;

/** Why an attempt has no response, as far as it is known; null when it has one. */
export function failureOfAttempt({ failure }: Pick<ShownAttempt, 'failure'>): (typeof failures)[number] | null {
  return failures.find((known) => known === failure) ?? null;
}

/** True for a response that means the receiver has the delivery. */
export function isAccepted({ status }: Pick<ShownAttempt, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** A body for reading: JSON indented, anything else as it is. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
