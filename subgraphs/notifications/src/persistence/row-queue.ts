import type { EntityManager } from '@mikro-orm/postgresql';
import { defineQueue, type Jobs, type JobWorker, type Queue } from '@tertulia/jobs';
import { z } from 'zod';
import type { WorkQueue } from '../application/ports.js';

/** A job names a row. */
export interface RowJob {
  readonly id: string;
}

const schema = z.object({ id: z.uuid() });

/** Mails that are due. An attempt ends long before the job expires. */
export const mailQueue = defineQueue<RowJob>({ name: 'send-mail', schema, expireMs: 120_000 });

/** Pushes that are due: a queue of their own, so that a slow mail server delays none. */
export const pushQueue = defineQueue<RowJob>({ name: 'send-push', schema, expireMs: 120_000 });

/** Occasions of which nobody was told yet. */
export const occasionQueue = defineQueue<RowJob>({ name: 'tell-occasion', schema });

/** Sends a job for a row in the transaction of the manager. Of one row and time at most one job waits. */
export async function sendRow(
  { jobs, em }: { readonly jobs: Jobs; readonly em: EntityManager },
  queue: Queue<RowJob>,
  { id, dueAt, now }: { readonly id: string; readonly dueAt: Date; readonly now: Date },
): Promise<void> {
  const afterMs = Math.max(0, dueAt.getTime() - now.getTime());
  await jobs.send(em, queue, [{ data: { id }, key: `${id} ${dueAt.getTime()}`, afterMs }]);
}

/** The queue as use cases know it, and its worker in this process. */
export function rowQueue(
  jobs: Jobs,
  queue: Queue<RowJob>,
): WorkQueue & { worker(atOnce: number, handle: (id: string) => Promise<unknown>): JobWorker<RowJob> } {
  let worker: JobWorker<RowJob> | null = null;
  return {
    wake: () => worker?.wake(),
    sendNow: async (ids) =>
      jobs.sendNow(
        queue,
        ids.map((id) => ({ data: { id }, key: `${id} overdue` })),
      ),
    worker: (atOnce, handle) => {
      worker = jobs.worker(queue, { atOnce, handle: async ({ id }) => handle(id) });
      return worker;
    },
  };
}
