import { openWorkPool, type WorkPool } from '@tertulia/bounded-work';
import { DomainError } from '@tertulia/errors';
import { tooHeavyProblem, weightOf, type BotDefinition, type Problem, type VariableValue } from '@tertulia/flow-engine';
import type { ImportFiles } from '../application/import-ports.js';
import type { DefinitionPair, Documents } from '../application/ports.js';
import type { Draft, DraftSave } from '../domain/draft.js';
import { isCompressed } from '../domain/compressed.js';
import type { GivenFile } from '../domain/import-file.js';
import { documentJobs } from './document-jobs.js';
import { textJobs } from './text-jobs.js';
import { refusalOf } from './work-refusal.js';

type JobName = keyof typeof documentJobs;

/** Smaller documents are processed in the event loop: copying them to a thread would take as long. */
const lightWeight = 25_000;
/** The limit for validation, which takes longer than parsing. */
const lightToValidate = 3_000;
const deadlineMs = 5_000;

/** Threads for documents; started by the first large one. */
export function openDocumentThreads(): WorkPool {
  return openWorkPool({
    entry: new URL('./document-worker.js', import.meta.url),
    jobs: { ...documentJobs, ...textJobs },
  });
}

/** Parses, validates and compares documents outside the event loop, in turn with those of other organizations. */
export class ThreadedDocuments implements Documents, ImportFiles {
  /** The problems of a definition never change, so they are cached. */
  private readonly known = new WeakMap<BotDefinition, Promise<Problem[]>>();

  constructor(private readonly pool: WorkPool) {}

  async readFlow(organizationId: string, json: unknown) {
    return this.work('readFlow', organizationId, json);
  }

  async readDefinition(organizationId: string, json: unknown) {
    return this.work('readDefinition', organizationId, json);
  }

  async readImport(organizationId: string, file: GivenFile) {
    return this.work('readImport', organizationId, file);
  }

  async checksumOf(organizationId: string, definition: BotDefinition, part: 'ALL' | 'CONTENT') {
    return this.work(part === 'ALL' ? 'checksumOfAll' : 'checksumOfContent', organizationId, definition);
  }

  async settle(organizationId: string, draft: Draft, save: DraftSave) {
    if (draft.revision === save.fromRevision) return documentJobs.settle({ draft, save });
    return this.work('settle', organizationId, { draft, save });
  }

  async changesSince(organizationId: string, pair: DefinitionPair) {
    return this.work('changes', organizationId, pair);
  }

  async problemsOf(organizationId: string, definition: BotDefinition): Promise<Problem[]> {
    const found = this.known.get(definition) ?? this.validate(organizationId, definition);
    this.known.set(definition, found);
    return found.catch((error: unknown) => {
      this.known.delete(definition);
      throw error;
    });
  }

  private async validate(organizationId: string, definition: BotDefinition): Promise<Problem[]> {
    try {
      return await this.work('problems', organizationId, definition);
    } catch (error) {
      // A definition that cannot be validated before the deadline cannot be published: the problem says so, and what to do.
      if (error instanceof DomainError && error.code === 'DEADLINE_EXCEEDED') return [tooHeavyProblem()];
      throw error;
    }
  }

  private async work<N extends JobName>(
    name: N,
    organizationId: string,
    input: Parameters<(typeof documentJobs)[N]>[0],
  ): Promise<ReturnType<(typeof documentJobs)[N]>> {
    const job = documentJobs[name] as (given: typeof input) => ReturnType<(typeof documentJobs)[N]>;
    if (isLight(name, input)) return job(input);
    try {
      return await this.pool.run({ name, input, tenant: organizationId, deadlineMs });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function isLight(name: JobName, input: unknown): boolean {
  // How heavy a compressed file is, nobody knows before it is inflated.
  if (name === 'readImport' && isCompressed((input as GivenFile).text)) return false;
  const light = name === 'problems' ? lightToValidate : lightWeight;
  return weightOf(input as VariableValue, light) <= light;
}
