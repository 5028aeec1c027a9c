import { openWorkPool, WorkRefused, type WorkPool } from '@tertulia/bounded-work';
import type { DocumentFile } from '@tertulia/document-passages';
import type { DocumentReading } from '../application/document-ports.js';
import { readingJobs } from './reading-jobs.js';
import { refusalOf } from './work-refusal.js';

/** A book of hundreds of pages takes about three seconds; a hostile file is given up in time for the caller to be told. */
const deadlineMs = 8_000;

/** A thread for files of people, apart from the one for drafts: no save waits behind a book. It starts with the first file. */
export function openReadingThread(): WorkPool {
  return openWorkPool({ entry: new URL('./reading-worker.js', import.meta.url), jobs: readingJobs, mostWaiting: 4 });
}

/** Reads documents in a thread that is killed when one takes too long or too much memory. */
export class ThreadedReading implements DocumentReading {
  readonly #pool: WorkPool;

  constructor(pool: WorkPool) {
    this.#pool = pool;
  }

  async read(organizationId: string, file: DocumentFile): ReturnType<DocumentReading['read']> {
    try {
      return await this.#pool.run({ name: 'readDocument', input: file, tenant: organizationId, deadlineMs });
    } catch (error) {
      if (error instanceof WorkRefused && error.reason === 'OVERRUN') return { ok: false, code: 'TOO_HEAVY' };
      throw refusalOf(error);
    }
  }
}
