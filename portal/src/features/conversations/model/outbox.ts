import type { ThreadMessage } from './thread.js';

/** A message that the member wrote and that the platform has not confirmed. `clientId` makes sending it again harmless. */
export type OutgoingMessage = {
  clientId: string;
  text: string;
  /** ISO time at which it was written. */
  at: string;
  state: 'sending' | 'failed';
  /** Why it failed, in words; null where nothing is known but that the network did not answer. */
  reason: string | null;
};

/** Adds a message that is being sent. */
export function queued(
  outbox: readonly OutgoingMessage[],
  message: Pick<OutgoingMessage, 'clientId' | 'text' | 'at'>,
): readonly OutgoingMessage[] {
  return [...outbox, { ...message, state: 'sending', reason: null }];
}

/** Marks a message as failed. */
export function failed(
  outbox: readonly OutgoingMessage[],
  clientId: string,
  reason: string | null,
): readonly OutgoingMessage[] {
  return outbox.map((one) => (one.clientId === clientId ? { ...one, state: 'failed', reason } : one));
}

/** Marks a failed message as being sent again. */
export function retried(outbox: readonly OutgoingMessage[], clientId: string): readonly OutgoingMessage[] {
  return outbox.map((one) => (one.clientId === clientId ? { ...one, state: 'sending', reason: null } : one));
}

/** Takes a message out. */
export function withdrawn(outbox: readonly OutgoingMessage[], clientId: string): readonly OutgoingMessage[] {
  return outbox.filter((one) => one.clientId !== clientId);
}

/** What still has to be shown beside the confirmed messages: each message appears once, whichever answer came first. */
export function unconfirmed(
  outbox: readonly OutgoingMessage[],
  messages: readonly Pick<ThreadMessage, 'clientMessageId'>[],
): readonly OutgoingMessage[] {
  if (outbox.length === 0) return outbox;
  const confirmed = new Set(messages.map((message) => message.clientMessageId));
  return outbox.filter((one) => !confirmed.has(one.clientId));
}

/** After a reload nobody waits for an answer any more: what was being sent is offered for sending again. */
export function afterReload(outbox: readonly OutgoingMessage[]): readonly OutgoingMessage[] {
  return outbox.map((one) => (one.state === 'sending' ? { ...one, state: 'failed' } : one));
}
