import { defineQueue, type Jobs, type JobWorker } from '@tertulia/jobs';
import { z } from 'zod';
import type { ExportKey, ExportQueue } from '../application/export-ports.js';

/** A job names a row, which says whether there is something to do. */
const schema = z.object({ id: z.uuid(), organizationId: z.uuid() });

/** An attempt may take longer than a job: its row, not the job, says that somebody is at it. */
export const exportQueue = defineQueue<ExportKey>({ name: 'make-export', schema, expireMs: 60_000 });

/** The queue as use cases know it, and its worker in this process. */
export function exportJobs(
  jobs: Jobs,
): ExportQueue & { worker(atOnce: number, handle: (key: ExportKey) => Promise<unknown>): JobWorker<ExportKey> } {
  let worker: JobWorker<ExportKey> | null = null;
  return {
    wake: () => worker?.wake(),
    sendNow: async (keys) =>
      jobs.sendNow(
        exportQueue,
        keys.map(({ id, organizationId }) => ({ data: { id, organizationId }, key: `${id} overdue` })),
      ),
    worker: (atOnce, handle) => {
      worker = jobs.worker(exportQueue, { atOnce, handle });
      return worker;
    },
  };
}
