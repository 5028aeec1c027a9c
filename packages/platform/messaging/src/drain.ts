import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxRelay } from './outbox-relay.js';

const defaultDeadlineMs = 20_000;

/**
 * Delivers until every outbox is empty, including the events that handlers emit meanwhile. For tests and demo data.
 * @throws Error when events are still waiting at the deadline.
 */
export async function drain(relays: readonly OutboxRelay[], deadlineMs = defaultDeadlineMs): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    let taken = 0;
    for (const relay of relays) taken += await relay.deliverBatch();
    if (taken > 0) continue;
    const pending = await Promise.all(relays.map(async (relay) => relay.pendingCount()));
    const total = pending.reduce((sum, count) => sum + count, 0);
    if (total === 0) return;
    if (Date.now() >= deadline) throw new Error(`${total} events are still waiting in the outbox`);
    await wait(10);
  }
}
