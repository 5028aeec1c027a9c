import { openWorkPool, type WorkPool } from '@tertulia/bounded-work';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { PathRequest, Pin, Recording, Replay, Transcript } from '@tertulia/pinned-conversations';
import type { Rehearsals } from '../application/pin-ports.js';
import { rehearsalJobs } from './rehearsal-jobs.js';
import { refusalOf } from './work-refusal.js';

/** Conversations of one job: jobs of other organizations come between two. */
const atOnce = 100;
const deadlineMs = 5_000;
const coverageDeadlineMs = 20_000;

/** Threads for replays; started by the first one. */
export function openRehearsalThreads(): WorkPool {
  return openWorkPool({ entry: new URL('./rehearsal-worker.js', import.meta.url), jobs: rehearsalJobs });
}

export class ThreadedRehearsals implements Rehearsals {
  constructor(private readonly pool: WorkPool) {}

  async replay(organizationId: string, definition: BotDefinition, pins: readonly Pin[]): Promise<Replay[]> {
    const replays: Replay[] = [];
    for (let at = 0; at < pins.length; at += atOnce)
      replays.push(...(await this.run(organizationId, 'replay', { definition, given: pins.slice(at, at + atOnce) })));
    return replays;
  }

  async play(
    organizationId: string,
    definition: BotDefinition,
    recordings: readonly Recording[],
  ): Promise<Transcript[]> {
    const given = recordings;
    return given.length === 0 ? [] : this.run(organizationId, 'play', { definition, given });
  }

  async coverageOf(organizationId: string, definition: BotDefinition, given: readonly Pin[]) {
    return this.run(organizationId, 'coverage', { definition, given });
  }

  async pathTo(organizationId: string, definition: BotDefinition, given: PathRequest) {
    return this.run(organizationId, 'path', { definition, given });
  }

  private async run<N extends keyof typeof rehearsalJobs>(
    tenant: string,
    name: N,
    input: Parameters<(typeof rehearsalJobs)[N]>[0],
  ): Promise<ReturnType<(typeof rehearsalJobs)[N]>> {
    const ms = name === 'coverage' ? coverageDeadlineMs : deadlineMs;
    try {
      return await this.pool.run({ name, input, tenant, deadlineMs: ms });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}
