import type { ReadTexts } from '@tertulia/bot-texts';
import type { WorkPool } from '@tertulia/bounded-work';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { TextFiles, WrittenTexts } from '../application/text-ports.js';
import type { textJobs } from './text-jobs.js';
import { refusalOf } from './work-refusal.js';

/** Processor time. A file of 10,000 rows takes a part of it. */
const deadlineMs = 10_000;

/** Reads and writes files of texts in the threads for documents, in turn with the work of other organizations. */
export class ThreadedTexts implements TextFiles {
  constructor(private readonly pool: WorkPool) {}

  async writeTexts(organizationId: string, texts: WrittenTexts): Promise<Uint8Array> {
    return this.run('writeTexts', organizationId, texts);
  }

  async readTexts(organizationId: string, file: { bytes: Uint8Array; definition: BotDefinition }): Promise<ReadTexts> {
    return this.run('readTexts', organizationId, file);
  }

  private async run<T>(name: keyof typeof textJobs, tenant: string, input: unknown): Promise<T> {
    try {
      return await this.pool.run<T>({ name, input, tenant, deadlineMs });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}
