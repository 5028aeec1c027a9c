import type { Awaiting, BotDefinition, Locale, SessionState, VariableValue } from '@tertulia/flow-engine';
import {
  beginning,
  exampleEmail,
  exampleName,
  examplePhone,
  filesIn,
  formIn,
  maskedForm,
  mostInputs,
  nameOfNobody,
  obstacleTo,
  stageOf,
  stepInputOf,
  takeTurn,
  wordsOfInput,
  type Moment,
  type RecordedInput,
  type RecordedResult,
  type Recording,
  type Stage,
  type TakenTurn,
} from '@tertulia/pinned-conversations';
import { collectedValues } from './contact-facts.js';
import { indexOf } from './definition-index.js';
import { looksPersonal } from './personal-text.js';
import { maskedResults, withoutDetails, blanked } from './masked-text.js';

/** A conversation as it is stored. */
export interface HeldConversation {
  readonly locale: Locale;
  readonly startedAt: Date;
  readonly fromBlockId: string | null;
  /** Facts known before the start. */
  readonly variables: Readonly<Record<string, VariableValue>>;
  readonly splitSeed: number | null;
  /** What the visitor said while the bot answered, in order, as it stands in the transcript. */
  readonly said: readonly string[];
  readonly results: readonly RecordedResult[];
  /** Whether a member or the limit of messages cut it. */
  readonly isCut: boolean;
}

/** A turn as it is shown before it is pinned. */
export interface MaskedTurn {
  /** Null at the start. */
  readonly said: string | null;
  readonly isMasked: boolean;
  readonly replies: readonly string[];
}

/** What can be pinned of a conversation: without personal data, and held as long as the bot answered. */
export interface MaskedRecording {
  readonly recording: Recording;
  readonly turns: readonly MaskedTurn[];
  readonly isCut: boolean;
}

interface Walk {
  readonly real: Stage;
  readonly masked: Stage;
  readonly personal: ReadonlySet<string>;
}

/**
 * Holds a conversation again on its own definition, beside one in which personal texts are replaced by others of the same kind: a phone
 * by a phone of nobody, a name by a name. Of several replacements the first one with which the bot goes the same way is taken.
 */
export function maskedRecording(definition: BotDefinition, held: HeldConversation): MaskedRecording {
  const personal = indexOf(definition).personalVariables;
  const given = recordingOf(held, held.variables);
  const start = { ...given, variables: maskedFacts(definition, held, personal), results: [] };
  const walk: Walk = { real: stageOf(definition, given), masked: stageOf(definition, start), personal };
  const inputs: RecordedInput[] = [];
  let real = takeTurn(walk.real, beginning(walk.real), { kind: 'start' });
  let other = takeTurn(walk.masked, beginning(walk.masked), { kind: 'start' });
  let isCut = held.isCut;
  for (const text of held.said) {
    const input = inputOf(text, real.moment.state.awaiting);
    if (inputs.length === mostInputs || obstacleTo(input, real.moment) !== null) {
      isCut = true;
      break;
    }
    const next = takeTurn(walk.real, real.moment, stepInputOf(input));
    const chosen = replacementOf(walk, { input, before: real.moment, next, other: other.moment });
    inputs.push(chosen.input);
    other = chosen.taken;
    real = next;
  }
  const collected = collectedValues(definition, real.moment.state);
  const recording = { ...start, inputs, results: maskedResults(held.results, collected) };
  return { recording, turns: turnsOf(definition, recording), isCut };
}

function recordingOf(held: HeldConversation, variables: Recording['variables']): Recording {
  const { locale, startedAt, fromBlockId, splitSeed, results } = held;
  return {
    ...{ schemaVersion: 1, locale, startedAt: startedAt.toISOString(), fromBlockId },
    ...{ variables, splitSeed, inputs: [], results },
  };
}

/** The transcript has labels and numbers; an input is a choice or a rating where one was asked for. */
function inputOf(text: string, awaiting: Awaiting | null): RecordedInput {
  if (awaiting?.kind === 'RATING' && /^\d{1,2}$/u.test(text)) return { kind: 'rating', value: Number(text) };
  if (awaiting?.kind === 'FORM') {
    const values = formIn(text, awaiting);
    return values === null ? { kind: 'text', text } : { kind: 'form', values };
  }
  const one = awaiting?.choices.find(({ label }) => label === text);
  if (one !== undefined) return { kind: 'choice', ids: [one.id], label: text };
  const posted = awaiting?.event === undefined ? null : formIn(text, awaiting);
  if (posted !== null) return { kind: 'form', values: posted };
  if (awaiting?.kind === 'FILE') {
    const names = filesIn(text);
    return names === null ? { kind: 'text', text } : { kind: 'files', names };
  }
  if (awaiting?.kind !== 'CHOICE') return { kind: 'text', text };
  const several = text.split(', ').map((part) => awaiting.choices.find(({ label }) => label === part)?.id);
  const ids = several.filter((id) => id !== undefined);
  return awaiting.isMultiple && ids.length === several.length
    ? { kind: 'choice', ids, label: text }
    : { kind: 'text', text };
}

interface Said {
  readonly input: RecordedInput;
  readonly before: Moment;
  readonly next: TakenTurn;
  /** Where the masked conversation is. */
  readonly other: Moment;
}

/** The input that takes the place of another one, and the turn with it. */
function replacementOf(walk: Walk, { input, before, next, other }: Said): { input: RecordedInput; taken: TakenTurn } {
  const taking = (one: RecordedInput) => ({ input: one, taken: takeTurn(walk.masked, other, stepInputOf(one)) });
  const { definition } = walk.real;
  const { awaiting, locale } = before.state;
  if (input.kind === 'form' && awaiting !== null)
    return taking({ ...input, values: maskedForm(input.values, awaiting, { definition, locale }), isMasked: true });
  if (input.kind === 'files')
    return taking({ kind: 'files', names: input.names.map((name) => nameOfNobody(name, locale)) });
  if (input.kind !== 'text') return taking(input);
  const collected = [...collectedValues(definition, before.state), ...collectedValues(definition, next.moment.state)];
  if (!isPersonal(walk, { text: input.text, state: before.state, collected })) return taking(input);
  const wanted = shapeOf(next);
  let last = taking({ kind: 'text', text: blanked(input.text), isMasked: true });
  for (const text of replacements(definition, before.state, input.text)) {
    if (looksPersonal(text, collected) && !isOurs(definition, text)) continue;
    const tried = taking({ kind: 'text', text, isMasked: true });
    if (shapeOf(tried.taken) === wanted) return tried;
    last = shapeOf(last.taken) === wanted ? last : tried;
  }
  return last;
}

function isOurs(definition: BotDefinition, text: string): boolean {
  return [examplePhone(definition), exampleEmail, exampleName('es'), exampleName('en')].includes(text);
}

/** What is asked for as personal data, and what looks like it. */
function isPersonal(
  { real: { definition }, personal }: Walk,
  { text, state, collected }: { text: string; state: SessionState; collected: readonly string[] },
): boolean {
  const kind = state.awaiting?.kind;
  if (kind === 'PHONE' || kind === 'EMAIL') return true;
  const block = indexOf(definition).blocks.get(state.awaiting?.blockId ?? '')?.block;
  const variable = block !== undefined && 'variable' in block.options ? block.options.variable : null;
  return (typeof variable === 'string' && personal.has(variable)) || looksPersonal(text, collected);
}

/** Texts of nobody, by what is asked for; the text without its details, where that is enough. */
function replacements(definition: BotDefinition, { awaiting, locale }: SessionState, text: string): string[] {
  const details = { phone: examplePhone(definition), email: exampleEmail, name: exampleName(locale) };
  const others = [withoutDetails(text, details), blanked(text)];
  switch (awaiting?.kind) {
    case 'PHONE':
      return [details.phone, details.email, ...others];
    case 'EMAIL':
      return [details.email, details.phone, ...others];
    case 'NUMBER':
      return [awaiting.min ?? '1', '30', ...others];
    case 'DATE':
      return ['1990-01-01', ...others];
    case 'TEXT':
      return [details.name, ...others, details.phone, details.email];
    default:
      return others;
  }
}

/** The way that a turn took, without the texts on it. */
function shapeOf({ outputs, moment }: TakenTurn): string {
  const way = outputs.map((output) => `${output.kind} ${output.blockId ?? ''}`);
  return JSON.stringify([way, moment.state.awaiting?.blockId, moment.state.endReason]);
}

function maskedFacts(
  definition: BotDefinition,
  { variables, locale }: HeldConversation,
  personal: ReadonlySet<string>,
): Record<string, VariableValue> {
  const known = indexOf(definition).contactVariables;
  const masked = Object.entries(variables).map(([name, value]): [string, VariableValue] => {
    if (known.phone.includes(name)) return [name, examplePhone(definition)];
    if (known.email.includes(name)) return [name, exampleEmail];
    if (known.name.includes(name)) return [name, exampleName(locale)];
    if (typeof value !== 'string' || (!personal.has(name) && !looksPersonal(value, []))) return [name, value];
    return [name, blanked(value)];
  });
  return Object.fromEntries(masked);
}

function turnsOf(definition: BotDefinition, recording: Recording): MaskedTurn[] {
  const stage = stageOf(definition, recording);
  let taken = takeTurn(stage, beginning(stage), { kind: 'start' });
  const replies = () => taken.lines.flatMap(({ kind, text }) => (kind === 'SAID' ? [text] : []));
  const turns: MaskedTurn[] = [{ said: null, isMasked: false, replies: replies() }];
  for (const input of recording.inputs) {
    taken = takeTurn(stage, taken.moment, stepInputOf(input));
    const isMasked = (input.kind === 'text' || input.kind === 'form') && input.isMasked === true;
    turns.push({ said: wordsOfInput(input), isMasked, replies: replies() });
  }
  return turns;
}
