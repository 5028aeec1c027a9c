import type { ModelCallPartsFragment } from '../../../gql/graphql.js';

/** A step of the engine as the simulator shows it. */
export interface TraceLine {
  blockId: string | null;
  groupId: string | null;
  kind: string;
  label: string;
  detail: string;
  ms: number;
  /** Calls of a language model; absent for none. */
  modelCalls?: readonly ModelCallPartsFragment[];
}

interface Identified {
  id: string;
}

/** One turn: its messages, and the trace of the engine. */
export interface Turn<M extends Identified> {
  /** The number of the turn; 0 is the start. */
  number: number;
  messages: M[];
  trace: TraceLine[];
}

/** A simulated conversation, turn by turn. */
export interface Transcript<M extends Identified> {
  turns: Turn<M>[];
}

interface Answer<M> {
  turn: number;
  /** All messages so far. */
  messages: readonly M[];
  /** Steps of this turn, or of all turns so far. */
  trace: readonly TraceLine[];
}

/** Adds the new messages and steps of a response. The same response twice changes nothing. */
export function withResponse<M extends Identified>(transcript: Transcript<M>, answer: Answer<M>): Transcript<M> {
  if (transcript.turns.some((turn) => turn.number === answer.turn)) return transcript;
  const seen = new Set(transcript.turns.flatMap((turn) => turn.messages.map((message) => message.id)));
  const before = transcript.turns.flatMap((turn) => turn.trace);
  const messages = answer.messages.filter((message) => !seen.has(message.id));
  return { turns: [...transcript.turns, { number: answer.turn, messages, trace: newSteps(before, answer.trace) }] };
}

/** The engine's time for a turn, in milliseconds. */
export function duration(trace: readonly TraceLine[]): number {
  return trace.reduce((sum, line) => sum + line.ms, 0);
}

/** The work that these blocks requested during a turn, in order. */
export function effectsOf(trace: readonly TraceLine[], blockIds: ReadonlySet<string>): TraceLine[] {
  return trace.filter(({ kind, blockId }) => kind === 'effect' && blockId !== null && blockIds.has(blockId));
}

/** What was sent to a language model in a turn. */
export function modelCallsOf(trace: readonly TraceLine[]): ModelCallPartsFragment[] {
  return trace.flatMap(({ modelCalls = [] }) => [...modelCalls]);
}

/** The places that a turn passed, each once, in order, for the short trace line. */
export function placesOf(trace: readonly TraceLine[]): string[] {
  return [...new Set(trace.filter((line) => line.kind === 'block').map((line) => line.label))];
}

/** Variables that a turn changed, with their new values. */
export function changesOf(trace: readonly TraceLine[]): string[] {
  return [
    ...new Set(trace.filter((line) => line.kind === 'variable').map(({ label, detail }) => `${label} = ${detail}`)),
  ];
}

function newSteps(before: readonly TraceLine[], all: readonly TraceLine[]): TraceLine[] {
  const continues =
    before.length > 0 && before.length <= all.length && before.every((line, index) => isSame(line, all[index]));
  return continues ? all.slice(before.length) : [...all];
}

function isSame(a: TraceLine, b: TraceLine | undefined): boolean {
  return b !== undefined && a.blockId === b.blockId && a.kind === b.kind && a.detail === b.detail && a.ms === b.ms;
}
