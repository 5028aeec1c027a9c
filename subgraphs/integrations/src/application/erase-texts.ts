import type { Clock, UnitOfWork } from '@tertulia/use-case';
import { bodyWithoutTexts, type WebhookEvent } from '../domain/webhook-event.js';
import type { Stores } from './ports.js';
import type { DeliveryText } from './webhook-ports.js';

/** A conversation whose visitor was erased. */
export interface ErasedConversation {
  readonly organizationId: string;
  readonly conversationId: string;
  /** Its id in the API, which deliveries have. */
  readonly publicId: string;
}

/**
 * Removes every text of the visitor, in the transaction of the stores. Work in the background that was not done yet is not done any more;
 * deliveries whose body a selection makes have ids only, also those that are still to be sent.
 */
export async function eraseVisitor(
  { clock }: { readonly clock: Clock },
  stores: Stores,
  { organizationId, conversationId, publicId }: ErasedConversation,
): Promise<void> {
  const now = clock.now();
  // First the URLs: after their locks, what a worker has just passed on to them is visible among the events.
  await stores.oneTimeUrls.forgetConversation(organizationId, conversationId, now);
  await stores.inbox.forgetConversation(organizationId, conversationId);
  await stores.runs.forgetConversation(organizationId, conversationId, now);
  const selected = await stores.deliveries.lockSelected(organizationId, publicId);
  const bodies = selected.map((text) => withoutTexts(text, { conversationId: publicId }));
  await stores.deliveries.replaceTexts(bodies, now);
  await stores.deliveries.forgetConversation(organizationId, publicId, now);
  await stores.recentEvents.forgetConversation(organizationId, publicId);
}

const batchMax = 200;

/** Replaces the bodies of deliveries that tell of older calls of sources by their ids. */
export async function eraseCalls(
  { work, clock }: { readonly work: UnitOfWork<Stores>; readonly clock: Clock },
  before: Date,
): Promise<void> {
  for (let count = batchMax; count === batchMax;) {
    count = await work.transact({ platform: 'erase calls in deliveries' }, async ({ deliveries }) => {
      const found = await deliveries.withCalls(before, batchMax);
      const bodies = found.map((text) => withoutTexts(text, dataOf(text)));
      if (bodies.length > 0) await deliveries.replaceTexts(bodies, clock.now());
      return found.length;
    });
  }
}

/** What a plain body says of its event; a selection may have made anything of it. */
function dataOf({ body, selectedScopes }: DeliveryText): WebhookEvent['data'] {
  return selectedScopes === null ? (JSON.parse(body) as Pick<WebhookEvent, 'data'>).data : {};
}

function withoutTexts({ id, eventType: type, occurredAt }: DeliveryText, data: WebhookEvent['data']) {
  return { id, body: bodyWithoutTexts({ type, occurredAt, data }) };
}
