import type { BotDefinition } from '@tertulia/flow-engine';
import { mutantsOf, type Mutant, type Mutation } from './mutants.js';
import { play, type Played } from './play.js';
import { judge, type Pin } from './replay.js';

/** A block at which mistakes would go unnoticed. */
export interface UnwatchedBlock {
  readonly blockId: string;
  readonly groupId: string;
  /** False where no pin comes by; true where pins come by and what they watch stays the same all the same. */
  readonly isVisited: boolean;
  /** The mistakes that no pin would notice. */
  readonly unnoticed: readonly Mutation[];
}

/** How much pins would notice. */
export interface Coverage {
  /** Mistakes that were tried. */
  readonly mutants: number;
  readonly noticed: number;
  /** Blocks of which no mistake would be noticed, in the order of the flow. */
  readonly unwatched: readonly UnwatchedBlock[];
  readonly blocks: number;
  /** True if the work was bounded: mistakes that were not tried count as noticed by nobody. */
  readonly isPartial: boolean;
}

/** Replays of one measurement; each takes well under a millisecond. */
const mostReplays = 20_000;

interface Known {
  readonly pin: Pin;
  readonly played: Played;
}

/** Makes every mistake once and replays the pins that come by, until one notices. Pins that fail on the definition itself notice nothing. */
export function coverageOf(definition: BotDefinition, pins: readonly Pin[], limit = mostReplays): Coverage {
  const known = pins.map((pin): Known => ({ pin, played: play(definition, pin.recording) }));
  const byBlock = visitorsByBlock(known);
  const tried = mutantsOf(definition).map((mutant) => ({ mutant, isNoticed: false }));
  let left = limit;
  for (const one of tried) {
    const visitors = byBlock.get(one.mutant.blockId) ?? [];
    if (visitors.length === 0 || left <= 0) continue;
    const mutated = one.mutant.make();
    for (const visitor of visitors) {
      left -= 1;
      one.isNoticed = notices(visitor, mutated);
      if (one.isNoticed || left <= 0) break;
    }
  }
  const noticed = tried.filter(({ isNoticed }) => isNoticed).length;
  const unwatched = unwatchedIn(definition, tried, byBlock);
  const blocks = definition.flows.reduce(
    (sum, { groups }) => sum + groups.reduce((all, group) => all + group.blocks.length, 0),
    0,
  );
  return { mutants: tried.length, noticed, unwatched, blocks, isPartial: left <= 0 };
}

/** Measured against how the pin goes now, so that a pin that is out of date does not seem to notice everything. */
function notices({ pin, played }: Known, mutated: BotDefinition): boolean {
  const now = { ...pin, transcript: played.transcript };
  return judge(now, play(mutated, pin.recording).transcript).status !== 'SAME';
}

/** The shortest first: they are the quickest to notice. */
function visitorsByBlock(known: readonly Known[]): ReadonlyMap<string, Known[]> {
  const byBlock = new Map<string, Known[]>();
  const ordered = known.toSorted((a, b) => a.pin.recording.inputs.length - b.pin.recording.inputs.length);
  for (const one of ordered)
    for (const blockId of one.played.visited.blocks) {
      const visitors = byBlock.get(blockId);
      if (visitors === undefined) byBlock.set(blockId, [one]);
      else visitors.push(one);
    }
  return byBlock;
}

function unwatchedIn(
  definition: BotDefinition,
  tried: readonly { mutant: Mutant; isNoticed: boolean }[],
  byBlock: ReadonlyMap<string, Known[]>,
): UnwatchedBlock[] {
  const groups = definition.flows.flatMap((flow) => flow.groups);
  return groups.flatMap(({ id: groupId, blocks }) =>
    blocks.flatMap(({ id: blockId }) => {
      const here = tried.filter(({ mutant }) => mutant.blockId === blockId);
      if (here.some(({ isNoticed }) => isNoticed)) return [];
      const unnoticed = [...new Set(here.map(({ mutant }) => mutant.mutation))];
      return [{ blockId, groupId, isVisited: byBlock.has(blockId), unnoticed }];
    }),
  );
}
