import type { AnalyticsDependencies } from './dependencies.js';

/** Takes the attributes out of what an organization sent about conversations, and records how many events had some. */
export async function eraseTracked(
  { store, clock }: Pick<AnalyticsDependencies, 'store' | 'clock'>,
  organizationId: string,
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length === 0) return;
  const count = await store.eraseTracked(organizationId, conversationIds);
  if (count === 0) return;
  await store.recordRemoval(organizationId, { day: clock.now().toISOString().slice(0, 10), reason: 'ERASURE', count });
}
