import type { WebhooksDependencies } from './webhook-dependencies.js';

const keptMs = 30 * 24 * 3_600_000;
const overdueMax = 2_000;

/** Sends jobs for deliveries that were due before `graceMs` and whose job was lost. Returns how many. */
export async function sendOverdueDeliveries(
  { work, clock, webhooks }: WebhooksDependencies,
  graceMs = 60_000,
): Promise<number> {
  const before = new Date(clock.now().getTime() - graceMs);
  const places = await work.read({ platform: 'send overdue deliveries' }, async ({ deliveries }) =>
    deliveries.overdue(before, overdueMax),
  );
  await webhooks.queue.sendNow(places);
  if (places.length > 0) webhooks.queue.wake();
  return places.length;
}

/** Removes deliveries of more than 30 days and secrets that no longer sign. */
export async function sweepWebhooks({ work, clock }: WebhooksDependencies): Promise<void> {
  const now = clock.now();
  await work.transact({ platform: 'sweep webhooks' }, async ({ deliveries, webhookSecrets }) => {
    await deliveries.deleteBefore(new Date(now.getTime() - keptMs));
    await webhookSecrets.deleteExpired(now);
  });
}
