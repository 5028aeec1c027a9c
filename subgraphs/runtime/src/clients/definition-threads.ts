import { openWorkPool, type WorkPool } from '@tertulia/bounded-work';
import { weightOf, type VariableValue } from '@tertulia/flow-engine';
import { definitionJobs } from './definition-jobs.js';

/** Smaller documents are processed in the event loop: copying them to a thread would take as long. */
const lightWeight = 25_000;
const deadlineMs = 5_000;

/** The threads of runtime: one parses definitions, one answers questions, so that no answer waits for parsing. */
export interface DefinitionThreads {
  readonly reading: WorkPool;
  readonly answering: WorkPool;
  close(): Promise<void>;
}

/** Threads start on first use. */
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

/** Processes a whole document for an organization: in the event loop if it is small, otherwise in a thread. @throws WorkRefused */
export async function onDocument<N extends 'read' | 'checksum'>(
  pool: WorkPool,
  name: N,
  { organizationId: tenant, input }: { organizationId: string; input: Parameters<(typeof definitionJobs)[N]>[0] },
): Promise<ReturnType<(typeof definitionJobs)[N]>> {
  const job = definitionJobs[name] as (given: typeof input) => ReturnType<(typeof definitionJobs)[N]>;
  if (weightOf(input as VariableValue, lightWeight) <= lightWeight) return job(input);
  return pool.run({ name, input, tenant, deadlineMs });
}
