import {
  isAwaited,
  namedFile,
  pretendedResult,
  startState,
  step,
  type BotDefinition,
  type Effect,
  type EffectResult,
  type OutsideEffect,
  type SessionState,
  type StepInput,
  type StepOutput,
  type VariableValue,
} from '@tertulia/flow-engine';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import type { RecordedInput, Recording } from './recording.js';
import type { Line, Stop, Transcript, TranscriptTurn } from './transcript.js';

const mostEffectsATurn = 20;
/** The same for every replay, so that texts with variations are the same. */
const seed = 1;

/** What a replay touched, for asking which pins could notice a change. */
export interface Visited {
  readonly blocks: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** A conversation in the middle: the engine's state, and how many results each block has used. Never changed. */
export interface Moment {
  readonly state: SessionState;
  readonly used: Readonly<Record<string, number>>;
}

/** A turn that was taken, and the moment after it. */
export interface TakenTurn {
  readonly moment: Moment;
  readonly outputs: readonly StepOutput[];
  readonly lines: readonly Line[];
  readonly isEndless: boolean;
}

/** What all turns of a replay share. */
export interface Stage {
  readonly definition: BotDefinition;
  readonly recording: Recording;
  readonly now: Date;
}

/** A replay from its start to its end, or to where it could not go on. */
export interface Played {
  readonly transcript: Transcript;
  readonly visited: Visited;
}

/** Where a recording is replayed. Do not mutate the definition: the engine caches what it makes of it. */
export function stageOf(definition: BotDefinition, recording: Recording): Stage {
  return { definition, recording, now: new Date(recording.startedAt) };
}

/** The moment before the first turn. */
export function beginning({ definition, recording }: Stage): Moment {
  const { locale, variables, splitSeed } = recording;
  const state = startState(definition, { locale, seed, variables: { ...variables } });
  return { state: splitSeed === null ? state : { ...state, splitSeed }, used: {} };
}

/** One turn: the step of the engine, and the effects that follow from it with the results that were recorded. */
export function takeTurn(stage: Stage, from: Moment, first: StepInput): TakenTurn {
  const { definition, recording, now } = stage;
  const context = recording.fromBlockId === null ? { now } : { now, fromBlockId: recording.fromBlockId };
  const outputs: StepOutput[] = [];
  const lines: Line[] = [];
  const used: Record<string, number> = Object.assign(Object.create(null), from.used);
  let { state } = from;
  let input: StepInput | null = first;
  for (let taken = 0; input !== null && taken <= mostEffectsATurn; taken += 1) {
    const result = step({ definition, state, input, context });
    state = result.state;
    outputs.push(...result.outputs);
    lines.push(...result.outputs.flatMap((output) => linesOf(output, state)));
    input = null;
    for (const effect of result.effects) {
      lines.push(...lineOfEffect(effect));
      const nth = used[effect.blockId] ?? 0;
      const answer = resultOf(stage, effect, nth);
      used[effect.blockId] = nth + 1;
      if (isAwaited(effect)) input = { kind: 'effectResult', effectId: effect.id, result: answer };
    }
  }
  return { moment: { state, used }, outputs, lines, isEndless: input !== null };
}

/** Why an input cannot be given at a moment; null if it can. */
export function obstacleTo(input: RecordedInput, { state }: Moment): Stop | null {
  if (state.endReason !== null) return 'ENDED';
  if (state.isHandedOff) return 'HANDED_OFF';
  if (input.kind === 'rating') return state.awaiting?.kind === 'RATING' ? null : 'NOT_ASKED';
  if (input.kind === 'form')
    return state.awaiting?.kind === 'FORM' || state.awaiting?.event !== undefined ? null : 'NOT_ASKED';
  if (input.kind === 'files') return state.awaiting?.kind === 'FILE' ? null : 'NOT_ASKED';
  if (input.kind === 'text') return null;
  const offered = new Set(state.awaiting?.choices.map((choice) => choice.id));
  return input.ids.every((id) => offered.has(id)) ? null : 'CHOICE_NOT_OFFERED';
}

/** The engine's input for a recorded one. */
export function stepInputOf(input: RecordedInput): StepInput {
  if (input.kind === 'choice') return { kind: 'choice', ids: [...input.ids] };
  if (input.kind === 'form') return { kind: 'form', values: [...input.values] };
  if (input.kind === 'files') return { kind: 'files', files: input.names.map(namedFile) };
  return input.kind === 'rating' ? { kind: 'rating', value: input.value } : { kind: 'text', text: input.text };
}

/** What the visitor said, in words. */
export function wordsOfInput(input: RecordedInput): string {
  if (input.kind === 'text') return input.text;
  if (input.kind === 'form') return input.values.map(({ value }) => value).join(', ');
  if (input.kind === 'files') return input.names.join(', ');
  return input.kind === 'choice' ? input.label : String(input.value);
}

/** Holds a recorded conversation again, on any definition. Deterministic: the same arguments give the same transcript. */
export function play(definition: BotDefinition, recording: Recording): Played {
  const stage = stageOf(definition, recording);
  const outputs: StepOutput[] = [];
  const turns: TranscriptTurn[] = [];
  let moment = beginning(stage);
  let stop: Transcript['stop'] = null;
  const take = (input: StepInput, said: string | null): void => {
    const taken = takeTurn(stage, moment, input);
    ({ moment } = taken);
    outputs.push(...taken.outputs);
    turns.push({ said, lines: taken.lines });
    if (taken.isEndless) stop = { reason: 'TOO_MANY_EFFECTS', turn: turns.length - 1 };
  };
  if (!hasBlock(definition, recording.fromBlockId)) stop = { reason: 'BLOCK_GONE', turn: 0 };
  else take({ kind: 'start' }, null);
  for (const input of recording.inputs) {
    if (stop !== null) break;
    const reason = obstacleTo(input, moment);
    if (reason !== null) stop = { reason, turn: turns.length };
    else take(stepInputOf(input), wordsOfInput(input));
  }
  return { transcript: transcriptOf(stage, { moment, turns, stop }), visited: visitedIn(outputs) };
}

function transcriptOf(
  { definition }: Stage,
  { moment, turns, stop }: { moment: Moment; turns: readonly TranscriptTurn[]; stop: Transcript['stop'] },
): Transcript {
  const { state } = moment;
  const goals = turns.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'GOAL').map(({ text }) => text));
  const blockId = state.position?.blockId ?? null;
  return { turns, variables: changedIn(definition, state), blockId, goals, endReason: state.endReason, stop };
}

function changedIn(definition: BotDefinition, state: SessionState): Record<string, VariableValue> {
  const defaults = new Map(definition.variables.map(({ name, defaultValue }) => [name, JSON.stringify(defaultValue)]));
  const changed = Object.entries(state.variables).filter(
    ([name, value]) => defaults.get(name) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function visitedIn(outputs: readonly StepOutput[]): Visited {
  const blocks = new Set<string>();
  const edges = new Set<string>();
  for (const output of outputs) {
    if (output.kind !== 'entered') continue;
    blocks.add(output.blockId);
    if (output.edgeId !== null) edges.add(output.edgeId);
  }
  return { blocks, edges };
}

function hasBlock(definition: BotDefinition, blockId: string | null): boolean {
  if (blockId === null) return true;
  return definition.flows.some(({ groups }) => groups.some(({ blocks }) => blocks.some(({ id }) => id === blockId)));
}

const fitting: ReadonlySet<EffectResult['kind']> = new Set(['done', 'timeout', 'failed', 'read', 'unread']);

/** The knowledge is a part of the definition and answers anew; what came from elsewhere is taken from the recording. */
function resultOf({ definition, recording, now }: Stage, effect: Effect, nth: number): EffectResult {
  const recorded = recording.results.filter(({ blockId }) => blockId === effect.blockId)[nth];
  if (effect.kind !== 'answer') {
    const isFitting = recorded !== undefined && fitting.has(recorded.result.kind);
    return isFitting ? recorded.result : pretendedResult(effect);
  }
  if (effect.deadlineMs !== undefined && recorded !== undefined && recorded.result.kind !== 'done')
    return recorded.result;
  const { question, locale, spokenOf } = effect;
  const found = answerFromKnowledge({ question, definition, locale, now, spokenOf });
  return found.kind === 'unknown' ? { kind: 'unknown' } : found;
}

function linesOf(output: StepOutput, state: SessionState): Line[] {
  switch (output.kind) {
    case 'message':
      return [{ kind: 'SAID', blockId: output.blockId, text: output.text }];
    case 'asked': {
      const labels = state.awaiting?.blockId === output.blockId ? state.awaiting.choices.map(({ label }) => label) : [];
      return labels.length === 0 ? [] : [{ kind: 'OFFERED', blockId: output.blockId, text: labels.join(' · ') }];
    }
    case 'handedOff':
      return [{ kind: 'HANDED_OFF', blockId: output.blockId, text: output.reason }];
    case 'goalReached':
      return [{ kind: 'GOAL', blockId: output.blockId, text: output.name }];
    case 'ended':
      return [{ kind: 'ENDED', blockId: output.blockId, text: output.reason }];
    case 'fault':
      return [{ kind: 'FAULT', blockId: output.blockId, text: output.code }];
    default:
      return [];
  }
}

/** What another system gets; what is answered or read is seen in what the bot does next. */
function lineOfEffect(effect: Effect): Line[] {
  if (effect.kind === 'answer' || effect.kind === 'reading') return [];
  return [{ kind: 'EFFECT', blockId: effect.blockId, text: wordsOfEffect(effect) }];
}

function wordsOfEffect(effect: OutsideEffect): string {
  switch (effect.kind) {
    case 'request':
      return [effect.method, effect.url, effect.body ?? ''].join(' ').trim();
    case 'action':
      return `${effect.action} ${JSON.stringify(effect.inputs)}`;
    case 'mail':
      return `${effect.to}: ${effect.subject}\n${effect.text}`;
    case 'await':
      return effect.openedBy === null ? 'URL' : 'URL …';
  }
}
