import type { BotDefinition } from '@tertulia/flow-engine';
import { compareTranscripts, type Difference, type Watch } from './compare.js';
import { play } from './play.js';
import type { Recording } from './recording.js';
import type { Transcript } from './transcript.js';

/** A conversation that is held against every change: how it went, and what of that has to stay. */
export interface Pin {
  readonly recording: Recording;
  /** How it went when it was pinned, or last accepted. */
  readonly transcript: Transcript;
  /** What has to stay; other differences are told and stop nothing. */
  readonly watches: readonly Watch[];
}

/** Same: what is watched stayed. Broken: it could not be held to its end, as it could before. */
export type ReplayStatus = 'SAME' | 'CHANGED' | 'BROKEN';

/** What a definition makes of a pin. */
export interface Replay {
  readonly status: ReplayStatus;
  /** Also those that are not watched. */
  readonly differences: readonly Difference[];
  readonly transcript: Transcript;
}

/** A pin of a recording on the definition as it is. */
export function pinOf(definition: BotDefinition, recording: Recording, watched: readonly Watch[]): Pin {
  return { recording, transcript: play(definition, recording).transcript, watches: watched };
}

/** Holds a pinned conversation on a definition and says what is different. */
export function replay(definition: BotDefinition, pin: Pin): Replay {
  return judge(pin, play(definition, pin.recording).transcript);
}

/** Judges a transcript by what the pin watches. */
export function judge({ transcript: before, watches }: Pin, transcript: Transcript): Replay {
  const differences = compareTranscripts(before, transcript);
  const isStopped = transcript.stop !== null && transcript.stop.turn !== before.stop?.turn;
  const isNoticed = differences.some(({ watch }) => watches.includes(watch));
  return { status: isStopped ? 'BROKEN' : isNoticed ? 'CHANGED' : 'SAME', differences, transcript };
}
