import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import { distancesTo } from './distances.js';
import { beginning, obstacleTo, stageOf, stepInputOf, takeTurn, type Moment, type Stage } from './play.js';
import { mostInputs, type RecordedInput, type Recording } from './recording.js';
import { typicalAnswers } from './typical.js';

/** Turns that a search may try, with all seeds together. */
const mostTurns = 4_000;
/** Conversations take different parts of a split: enough of them to come by a part of few percent. */
const splitSeeds = 60;

interface Branch {
  readonly moment: Moment;
  readonly inputs: readonly RecordedInput[];
  readonly distance: number;
}

/** Where a conversation is looked for: from the start of the flow, at a time. */
export interface PathRequest {
  readonly blockId: string;
  readonly locale: Locale;
  /** In ISO 8601. */
  readonly startedAt: string;
}

/**
 * A conversation that reaches a block, with the answers that visitors usually give; null if none was found. The search goes first where
 * the block is near in the flow, and tries a bounded number of turns.
 */
export function pathTo(definition: BotDefinition, { blockId, locale, startedAt }: PathRequest): Recording | null {
  const empty: Recording = {
    ...{ schemaVersion: 1, locale, startedAt, fromBlockId: null },
    ...{ variables: {}, splitSeed: null, inputs: [], results: [] },
  };
  const hasSplit = definition.flows.some(({ groups }) =>
    groups.some(({ blocks }) => blocks.some(({ kind }) => kind === 'split')),
  );
  const effort = { left: mostTurns };
  for (let seed = 0; seed < (hasSplit ? splitSeeds : 1) && effort.left > 0; seed += 1) {
    const recording = { ...empty, splitSeed: seed === 0 ? null : seed };
    const inputs = search(stageOf(definition, recording), blockId, effort);
    if (inputs !== null) return { ...recording, inputs };
  }
  return null;
}

function search(stage: Stage, blockId: string, effort: { left: number }): readonly RecordedInput[] | null {
  const { definition } = stage;
  const distances = distancesTo(definition, blockId);
  const start = takeTurn(stage, beginning(stage), { kind: 'start' });
  if (reaches(start.outputs, blockId)) return [];
  const open: Branch[] = [{ moment: start.moment, inputs: [], distance: 0 }];
  const seen = new Set<string>();
  for (let branch = nearest(open); branch !== undefined; branch = nearest(open)) {
    const { moment, inputs } = branch;
    if (moment.state.awaiting === null || inputs.length >= mostInputs) continue;
    for (const input of typicalAnswers(moment.state.awaiting, definition, moment.state.locale)) {
      if (obstacleTo(input, moment) !== null) continue;
      effort.left -= 1;
      if (effort.left < 0) return null;
      const taken = takeTurn(stage, moment, stepInputOf(input));
      const said = [...inputs, input];
      if (reaches(taken.outputs, blockId)) return said;
      const key = keyOf(taken.moment);
      if (seen.has(key)) continue;
      seen.add(key);
      const at = taken.moment.state.position?.blockId ?? '';
      const distance = distances.get(at) ?? Number.MAX_SAFE_INTEGER;
      if (taken.moment.state.endReason === null) open.push({ moment: taken.moment, inputs: said, distance });
    }
  }
  return null;
}

/** Takes out the branch that is nearest in the flow, of equals the one with the fewest answers. */
function nearest(open: Branch[]): Branch | undefined {
  let best = 0;
  for (const [at, branch] of open.entries()) {
    const other = open[best];
    if (other === undefined) break;
    const isNearer = branch.distance - other.distance || branch.inputs.length - other.inputs.length;
    if (isNearer < 0) best = at;
  }
  return open.splice(best, 1)[0];
}

function reaches(outputs: ReturnType<typeof takeTurn>['outputs'], blockId: string): boolean {
  return outputs.some((output) => output.kind === 'entered' && output.blockId === blockId);
}

/** Two conversations at the same question with the same variables go on alike. */
function keyOf({ state }: Moment): string {
  return JSON.stringify([
    state.position,
    state.awaiting?.blockId,
    state.returnTo,
    state.retryCount,
    state.offer !== null,
    state.variables,
  ]);
}
