import type { ThreadMessage } from './thread.js';

/** A message of the member that the platform has not confirmed. `clientId` makes a repeated send harmless. */
export type OutgoingMessage = {
  clientId: string;
  text: string;
  /** ISO time at which it was written. */
  at: string;
  state: 'sending' | 'failed';
  /** Why it failed, as a message; null if the network did not respond. */
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

/** Removes a message. */
export function withdrawn(outbox: readonly OutgoingMessage[], clientId: string): readonly OutgoingMessage[] {
  return outbox.filter((one) => one.clientId !== clientId);
}

/** Messages to show beside the confirmed ones: each message appears once, whichever response arrives first. */
export function unconfirmed(
  outbox: readonly OutgoingMessage[],
  messages: readonly Pick<ThreadMessage, 'clientMessageId'>[],
): readonly OutgoingMessage[] {
  if (outbox.length === 0) return outbox;
  const confirmed = new Set(messages.map((message) => message.clientMessageId));
  return outbox.filter((one) => !confirmed.has(one.clientId));
}

/**
 * After a reload no request is running any more: messages that were being sent are marked as failed, so that they can
 * be sent again.
 */
export function afterReload(outbox: readonly OutgoingMessage[]): readonly OutgoingMessage[] {
  return outbox.map((one) => (one.state === 'sending' ? { ...one, state: 'failed' } : one));
}
