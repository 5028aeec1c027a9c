import type { Jobs, JobToSend, JobWorker, Queue, WorkSettings } from '@tertulia/jobs';
import type { WorkQueue } from '../application/work-queue.js';

/** A queue whose jobs name rows, and the job of a row. */
export interface RowQueue<Place, Data extends object> {
  readonly queue: Queue<Data>;
  jobOf(place: Place): JobToSend<Data> & { readonly key: string };
}

/** The queue as use cases know it. The worker may be made afterwards, because what it handles may use the queue. */
export interface WorkedQueue<Place, Data extends object> extends WorkQueue<Place> {
  /** The worker of this process; call it once. */
  worker(settings: WorkSettings<Data>): JobWorker<Data>;
}

/** A queue of durable jobs and its worker in this process. */
export function workedQueue<Place, Data extends object>(
  jobs: Jobs,
  { queue, jobOf }: RowQueue<Place, Data>,
): WorkedQueue<Place, Data> {
  let worker: JobWorker<Data> | null = null;
  return {
    wake: () => worker?.wake(),
    sendNow: async (places) => jobs.sendNow(queue, places.map(jobOf)),
    worker: (settings) => {
      worker = jobs.worker(queue, settings);
      return worker;
    },
  };
}
