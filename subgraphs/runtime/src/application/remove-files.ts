import type { RuntimeDependencies } from './dependencies.js';

const batchSize = 100;

/**
 * Removes the bytes of files that were not sent, have expired, or whose conversation was erased, then their records. Returns how
 * many. A file whose bytes cannot be removed now keeps its record, and is tried again.
 */
export async function removeFiles(deps: RuntimeDependencies): Promise<number> {
  let removed = 0;
  for (;;) {
    const due = await deps.work.transact({ platform: 'remove files of visitors' }, async ({ files }) =>
      files.due(deps.clock.now(), batchSize),
    );
    for (const { organizationId, id, key } of due) {
      if (key !== null) await deps.files.remove(key);
      await deps.work.transact({ organizationId }, async ({ files }) => files.remove(organizationId, [id]));
      removed += 1;
    }
    if (due.length < batchSize) return removed;
  }
}
