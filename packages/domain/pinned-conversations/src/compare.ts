import type { VariableValue } from '@tertulia/flow-engine';
import type { Line, Transcript, TranscriptTurn } from './transcript.js';

/** What a pin watches: what is said and done, the variables, where it ends, the goals that it reaches. */
export const watches = ['TEXTS', 'VARIABLES', 'END', 'GOALS'] as const;
export type Watch = (typeof watches)[number];

/** One difference between two transcripts, at a block where there is one. */
export interface Difference {
  readonly watch: Watch;
  /** The turn, from 0 for the start; null for what holds at the end. */
  readonly turn: number | null;
  readonly said: string | null;
  readonly blockId: string | null;
  /** The kind of line, or the name of the variable. */
  readonly what: string;
  /** Null for what is new. */
  readonly before: string | null;
  /** Null for what is missing. */
  readonly after: string | null;
}

/** More are not told: a conversation that took another way differs everywhere. */
const mostDifferences = 60;
const longestValue = 1_000;

/** The differences in the order of the conversation. An empty list means that the transcripts are the same. */
export function compareTranscripts(before: Transcript, after: Transcript): Difference[] {
  const found: Difference[] = [];
  const turns = Math.max(before.turns.length, after.turns.length);
  for (let turn = 0; turn < turns && found.length < mostDifferences; turn += 1)
    found.push(...differencesInTurn(before.turns[turn], after.turns[turn], turn));
  found.push(...variableDifferences(before.variables, after.variables), ...endDifferences(before, after));
  return found.slice(0, mostDifferences);
}

function differencesInTurn(
  before: TranscriptTurn | undefined,
  after: TranscriptTurn | undefined,
  turn: number,
): Difference[] {
  const said = before?.said ?? after?.said ?? null;
  return aligned(before?.lines ?? [], after?.lines ?? []).flatMap(([old, now]) => {
    if (old?.text === now?.text && old?.blockId === now?.blockId) return [];
    const line = now ?? old;
    if (line === undefined) return [];
    const texts = { before: old?.text ?? null, after: now?.text ?? null };
    return [{ watch: watchOf(line), turn, said, blockId: line.blockId, what: line.kind, ...texts }];
  });
}

function watchOf({ kind }: Line): Watch {
  if (kind === 'GOAL') return 'GOALS';
  return kind === 'ENDED' ? 'END' : 'TEXTS';
}

/** Pairs of lines of the same block and kind, in order; what has no counterpart stands alone. */
function aligned(before: readonly Line[], after: readonly Line[]): [Line | undefined, Line | undefined][] {
  const lengths = commonLengths(before, after);
  const pairs: [Line | undefined, Line | undefined][] = [];
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    const [old, now] = [before[at], after[to]];
    if (old !== undefined && now !== undefined && isSamePlace(old, now)) {
      pairs.push([old, now]);
      at += 1;
      to += 1;
    } else if (
      now === undefined ||
      (old !== undefined && lengthAt(lengths, at + 1, to) >= lengthAt(lengths, at, to + 1))
    ) {
      pairs.push([old, undefined]);
      at += 1;
    } else {
      pairs.push([undefined, now]);
      to += 1;
    }
  }
  return pairs;
}

/** By position, how many lines the rests have in common. */
function commonLengths(before: readonly Line[], after: readonly Line[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let at = before.length - 1; at >= 0; at -= 1)
    for (let to = after.length - 1; to >= 0; to -= 1) {
      const row = lengths[at];
      const [old, now] = [before[at], after[to]];
      if (row === undefined || old === undefined || now === undefined) continue;
      row[to] = isSamePlace(old, now)
        ? lengthAt(lengths, at + 1, to + 1) + 1
        : Math.max(lengthAt(lengths, at + 1, to), lengthAt(lengths, at, to + 1));
    }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], at: number, to: number): number {
  return lengths[at]?.[to] ?? 0;
}

function isSamePlace(a: Line, b: Line): boolean {
  return a.blockId === b.blockId && a.kind === b.kind;
}

function variableDifferences(
  before: Readonly<Record<string, VariableValue>>,
  after: Readonly<Record<string, VariableValue>>,
): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [valueIn(before, name), valueIn(after, name)];
    if (old === now) return [];
    return [{ ...atTheEnd, watch: 'VARIABLES' as const, what: name, before: old, after: now }];
  });
}

const atTheEnd = { turn: null, said: null, blockId: null } as const;

function valueIn(variables: Readonly<Record<string, VariableValue>>, name: string): string | null {
  if (!Object.hasOwn(variables, name)) return null;
  const value = variables[name];
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue);
}

/** Where it stands; a reason that the lines tell already is not told again. */
function endDifferences(before: Transcript, after: Transcript): Difference[] {
  if (before.blockId === after.blockId) return [];
  const places = { before: before.blockId, after: after.blockId };
  return [{ ...atTheEnd, watch: 'END', blockId: after.blockId ?? before.blockId, what: 'POSITION', ...places }];
}
