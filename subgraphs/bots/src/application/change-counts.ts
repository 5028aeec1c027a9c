import type { Locale } from '@tertulia/errors';
import { LRUCache } from 'lru-cache';

/** Two states that are compared: a revision of a draft with a version, or with nothing. Neither ever changes. */
export interface ComparedStates {
  readonly botId: string;
  readonly revision: number;
  readonly versionId: string | null;
  readonly locale: Locale;
}

/** In this process: some 200 bytes each. */
const countsMax = 20_000;

/** How many changes lie between states that were compared: lists show it, and comparing reads two whole definitions. */
export class ChangeCounts {
  readonly #known = new LRUCache<string, number>({ max: countsMax });

  /** Undefined when the states were not compared here, or long ago. */
  of(states: ComparedStates): number | undefined {
    return this.#known.get(keyOf(states));
  }

  note(states: ComparedStates, count: number): void {
    this.#known.set(keyOf(states), count);
  }
}

function keyOf({ botId, revision, versionId, locale }: ComparedStates): string {
  return `${botId} ${revision} ${versionId ?? ''} ${locale}`;
}
