import { openWorkPool, type WorkPool } from '@tertulia/bounded-work';
import { weightOf, type VariableValue } from '@tertulia/flow-engine';
import { definitionJobs } from './definition-jobs.js';

/** Lighter documents are worked on at once: copying them to a thread would take as long. */
const lightWeight = 25_000;
const deadlineMs = 5_000;

/** Threads of the runtime: one reads definitions, one answers, so that no answer waits for a reading. */
export interface DefinitionThreads {
  readonly reading: WorkPool;
  readonly answering: WorkPool;
  close(): Promise<void>;
}

/** None runs before it is needed. */
export function openDefinitionThreads(): DefinitionThreads {
  const entry = new URL('./definition-worker.js', import.meta.url);
  const reading = openWorkPool({ entry, jobs: definitionJobs });
  const answering = openWorkPool({ entry, jobs: definitionJobs, memoryMb: 512, mostWaiting: 64 });
  return {
    reading,
    answering,
    close: async () => void (await Promise.all([reading.close(), answering.close()])),
  };
}

/** Work on a whole document for an organization: at once where it is light, else in a thread. @throws WorkRefused */
export async function onDocument<N extends 'read' | 'checksum'>(
  pool: WorkPool,
  name: N,
  { organizationId: tenant, input }: { organizationId: string; input: Parameters<(typeof definitionJobs)[N]>[0] },
): Promise<ReturnType<(typeof definitionJobs)[N]>> {
  const job = definitionJobs[name] as (given: typeof input) => ReturnType<(typeof definitionJobs)[N]>;
  if (weightOf(input as VariableValue, lightWeight) <= lightWeight) return job(input);
  return pool.run({ name, input, tenant, deadlineMs });
}
