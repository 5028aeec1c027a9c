import {
  blockName,
  summaryOf,
  type Block,
  type BotDefinition,
  type Locale,
  type SessionState,
  type StepInput,
  type StepOutput,
  type VariableValue,
} from '@tertulia/flow-engine';
import type { RecordedResult } from '@tertulia/pinned-conversations';
import type { Channel } from './conversation.js';
import { indexOf } from './definition-index.js';
import type { ModelFacts } from './model-facts.js';
import { numberMessages, type Message, type MessageDraft } from './message.js';
import { transcriptOf } from './visitor-input.js';

const mostMessages = 300;
const mostCharacters = 150_000;
const mostResults = 200;

/** A message in JSON: its time is text. */
export type SimulatedMessage = Omit<Message, 'at'> & { readonly at: string };

/** One thing that happened in a turn, for the member who runs the simulation. */
export interface TraceStep {
  readonly blockId: string | null;
  readonly groupId: string | null;
  readonly kind:
    | 'block'
    | 'variable'
    | 'effect'
    | 'goal'
    | 'handOff'
    | 'read'
    | 'notUnderstood'
    | 'unanswered'
    | 'intent'
    | 'paraphrase'
    | 'urgency'
    | 'fault'
    | 'end';
  readonly label: string;
  readonly detail: string;
  /** Milliseconds; a walk through several blocks is measured as a whole and divided evenly among them. */
  readonly ms: number;
  /** Calls of a language model; absent for none. */
  readonly model?: readonly ModelFacts[];
}

/** What a run of the simulator can be held again from, with what was said in it. */
export interface SimulationOrigin {
  readonly fromBlockId: string | null;
  readonly variables: Readonly<Record<string, VariableValue>>;
  readonly results: readonly RecordedResult[];
  /** Variables were changed while it ran, so that what was said does not lead to the same again. */
  readonly isChanged?: boolean;
}

/** A private conversation with a draft: never counted, never published. */
export interface Simulation {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  readonly checksum: string;
  readonly state: SessionState;
  readonly turn: number;
  /** Whether work outside is done, or only shown. */
  readonly effects: 'OFF' | 'ON';
  /** Where it pretends to take place. */
  readonly channel: Channel;
  /** The link by which a preview was opened; null in the simulator. */
  readonly previewLinkId: string | null;
  /** The simulated time in ISO 8601, or null for the real one. */
  readonly pretendedNow: string | null;
  /** What it began with, and what came back from outside since. */
  readonly origin: SimulationOrigin;
  readonly messages: readonly SimulatedMessage[];
  /** Of the last turn. */
  readonly trace: readonly TraceStep[];
  readonly visitedGroupIds: readonly string[];
}

/** A step of a simulation and its duration. */
export interface SimulatedStep {
  readonly state: SessionState;
  readonly outputs: readonly StepOutput[];
  readonly ms: number;
}

/** The next turn: its number, the visitor's message if there is one, an empty trace. */
export function beginTurn(
  simulation: Simulation,
  input: StepInput,
  moment: { now: Date; newId: () => string; clientMessageId?: string | undefined },
): Simulation {
  const begun: Simulation = { ...simulation, turn: simulation.turn + 1, trace: [] };
  if (input.kind === 'start') return { ...begun, turn: simulation.turn };
  if (input.kind === 'due') return begun;
  const { content, text } = transcriptOf(input, simulation.state.awaiting);
  const { now, newId, clientMessageId } = moment;
  const sent = {
    author: 'VISITOR',
    content,
    text,
    at: now,
    ...(clientMessageId !== undefined && { clientMessageId }),
  } as const;
  return withMessages(begun, [sent], newId);
}

/** The simulation after a step: messages, trace, visited blocks. */
export function addStep(
  simulation: Simulation,
  taken: SimulatedStep,
  { now, newId, definition }: { definition: BotDefinition; now: Date; newId: () => string },
): Simulation {
  const drafts = taken.outputs.flatMap((output): MessageDraft[] => {
    if (output.kind !== 'message') return [];
    const { content, text, blockId, sources = null } = output;
    return [{ author: 'BOT', content, text, at: now, blockId, sources }];
  });
  const visited = new Set(simulation.visitedGroupIds);
  for (const output of taken.outputs) if (output.kind === 'entered') visited.add(output.groupId);
  return {
    ...withMessages(simulation, drafts, newId),
    state: taken.state,
    trace: [...simulation.trace, ...traceOf(taken, definition)],
    visitedGroupIds: [...visited],
  };
}

/** Keeps a result, so that the run can be held again; further ones than a recording may have are not. */
export function addResult(simulation: Simulation, result: RecordedResult): Simulation {
  const { results } = simulation.origin;
  if (results.length >= mostResults) return simulation;
  return { ...simulation, origin: { ...simulation.origin, results: [...results, result] } };
}

/** Adds an effect to the trace. */
export function addEffect(
  simulation: Simulation,
  effect: Pick<TraceStep, 'blockId' | 'label' | 'detail' | 'ms' | 'model'>,
): Simulation {
  const groupId = simulation.state.position?.groupId ?? null;
  return { ...simulation, trace: [...simulation.trace, { ...effect, groupId, kind: 'effect' }] };
}

function withMessages(simulation: Simulation, drafts: readonly MessageDraft[], newId: () => string): Simulation {
  const place = { id: simulation.id, lastSequence: simulation.messages.at(-1)?.sequence ?? 0 };
  const added = numberMessages(place, drafts, newId).map((message) => ({ ...message, at: message.at.toISOString() }));
  return { ...simulation, messages: newestOf([...simulation.messages, ...added]) };
}

/** A simulation is stored and returned whole at every turn, so its oldest messages are dropped when there are too many. */
function newestOf(messages: readonly SimulatedMessage[]): SimulatedMessage[] {
  let characters = 0;
  const from = messages.findLastIndex((message, at) => {
    characters += message.text.length;
    return messages.length - at > mostMessages || characters > mostCharacters;
  });
  return messages.slice(from + 1);
}

function traceOf(taken: SimulatedStep, definition: BotDefinition): TraceStep[] {
  const walked = taken.outputs.filter((output) => output.kind === 'entered').length;
  const share = Math.round((taken.ms / Math.max(1, walked)) * 1_000) / 1_000;
  const { locale } = taken.state;
  return taken.outputs.flatMap((output) => {
    const line = lineOf(output, definition, locale);
    return line === null ? [] : [{ ...line, ms: output.kind === 'entered' ? share : 0 }];
  });
}

function lineOf(output: StepOutput, definition: BotDefinition, locale: Locale): Omit<TraceStep, 'ms'> | null {
  const at = (blockId: string | null) => ({
    blockId,
    groupId: blockId === null ? null : (indexOf(definition).blocks.get(blockId)?.groupId ?? null),
  });
  switch (output.kind) {
    case 'entered': {
      const block = blockOf(definition, output.blockId);
      const detail = block === null ? '' : summaryOf(block, locale);
      const label = blockName(output.blockKind, locale);
      return { blockId: output.blockId, groupId: output.groupId, kind: 'block', label, detail };
    }
    case 'variableSet':
      return { ...at(output.blockId), kind: 'variable', label: output.name, detail: shown(output.value) };
    case 'goalReached': {
      const amount = output.amountMinor === null ? '' : `${output.amountMinor} ${output.currency ?? ''}`.trim();
      return { ...at(output.blockId), kind: 'goal', label: output.name, detail: amount };
    }
    case 'handedOff':
      return { ...at(output.blockId), kind: 'handOff', label: output.reason, detail: '' };
    case 'notUnderstood':
      return { ...at(output.blockId), kind: 'notUnderstood', label: output.text, detail: output.reason };
    case 'unanswered':
      return output.question === ''
        ? null
        : { ...at(output.blockId), kind: 'unanswered', label: output.question, detail: '' };
    case 'answered':
      return output.text === '' ? null : { ...at(output.blockId), kind: 'read', label: output.text, detail: '' };
    case 'intentHeard':
      return { ...at(output.blockId), kind: 'intent', label: output.intent, detail: scored(output) };
    case 'paraphrased':
      return { ...at(output.blockId), kind: 'paraphrase', label: output.label, detail: scored(output) };
    case 'urgencyDetected':
      return { ...at(output.blockId), kind: 'urgency', label: output.urgency, detail: output.words };
    case 'fault':
      return { ...at(output.blockId), kind: 'fault', label: output.code, detail: '' };
    case 'ended':
      return { ...at(output.blockId), kind: 'end', label: output.reason, detail: '' };
    case 'message':
    case 'asked':
    case 'rated':
    case 'commented':
      return null;
  }
}

function scored({ text, score }: { readonly text: string; readonly score: number }): string {
  return `${text.slice(0, 150)} (${score.toFixed(2)})`;
}

function blockOf(definition: BotDefinition, blockId: string): Block | null {
  return indexOf(definition).blocks.get(blockId)?.block ?? null;
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
