import type { BotDefinition } from '@tertulia/flow-engine';
import {
  coverageOf,
  pathTo,
  play,
  replay,
  type PathRequest,
  type Pin,
  type Recording,
} from '@tertulia/pinned-conversations';

interface On<T> {
  readonly definition: BotDefinition;
  readonly given: T;
}

/** The jobs on recorded conversations, by the names under which threads call them. */
export const rehearsalJobs = {
  replay: ({ definition, given }: On<readonly Pin[]>) => given.map((pin) => replay(definition, pin)),
  play: ({ definition, given }: On<readonly Recording[]>) => given.map((one) => play(definition, one).transcript),
  coverage: ({ definition, given }: On<readonly Pin[]>) => coverageOf(definition, given),
  path: ({ definition, given }: On<PathRequest>) => pathTo(definition, given),
};
