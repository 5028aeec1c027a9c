import { paraphraseOf } from '@tertulia/intents';
import { choiceCost, isQuestionLike, readYesNo } from '@tertulia/readers';
import type { Answer, Reading } from '../blocks/definition.js';
import type { QuestionBlock } from '../blocks/question.js';
import { offerCandidates } from '../blocks/offer.js';
import { definitionOf, portsOf } from '../blocks/registry.js';
import { foldedPhrase } from '@tertulia/words';
import type { Awaiting } from '../model.js';
import { isEmptyText } from '../text/flow-text.js';
import { fileNames } from '../text/form-text.js';
import { refusalText, type RefusalReason } from '../text/phrases.js';
import { waitedSinceAsked } from './asked.js';
import { sourceKey, type Place } from './compiled.js';
import { endDetour } from './frames.js';
import { answerIntent, goesFirst, heardIn, rememberAnswered } from './intents.js';
import { offerPerson } from './person.js';
import { isSkipPhrase } from './skipping.js';
import { replyAnew, sayAnew } from './saying.js';
import type { Turn } from './turn.js';
import { detour, eventPlace, follow, placeAt } from './walk.js';

/** Applies an answer to the open question. Returns the block to continue from, or undefined when the turn is over. */
export function receiveAnswer(turn: Turn, place: Place, answer: Answer): Place | undefined {
  const kind = definitionOf(place.block.kind);
  if (!kind.read) {
    turn.fault(place.block.id, 'UNEXPECTED_INPUT');
    return undefined;
  }
  if (!askingOptions(place).isRequired && turn.state.given === undefined && isSkipped(turn, answer))
    return accept(turn, place, { ...skipped, ...skipPortOf(place) });
  const before = turn.state.awaiting;
  const reading = readingOf(turn, place, answer);
  const heard = isShownLabel(before, answer) && reading.isUnderstood ? null : heardIn(turn, answer);
  if (heard !== null && goesFirst(heard, place, reading)) {
    answerIntent(turn, place, heard);
    return undefined;
  }
  if (reading.isUnderstood) {
    if (answer.kind !== 'text') turn.state.lastMessage = reading.text;
    return accept(turn, place, reading);
  }
  const meant = paraphrased(turn, place, { answer, reading });
  if (meant !== null) return accept(turn, place, meant);
  const behind = answeredBehind(turn, answer);
  if (behind !== null) return behind;
  if (isOfferNew(before, reading) && !isForFallback(turn, answer)) {
    offerCandidates(turn, place.block.id, reading.candidates ?? []);
    return undefined;
  }
  // A side question of the visitor goes to the fallback and does not count as a wrong answer.
  if (isSideQuestion(place, answer, reading) && detour(turn, place, 'fallback')) return undefined;
  return refuse(turn, place, { answer, reading });
}

const sometimesAsks = { isRequired: true, variable: null, retry: {}, retryLimit: 2 } as const;

/** How a block asks; those that only sometimes wait for an answer have nothing set for that. */
function askingOptions({
  block,
}: Place): Pick<QuestionBlock['options'], 'isRequired' | 'variable' | 'retry' | 'retryLimit'> {
  return definitionOf(block.kind).isQuestion ? (block as QuestionBlock).options : sometimesAsks;
}

/** An answer to the question that a detour interrupted ends the detour; null when that question does not understand it. */
function answeredBehind(turn: Turn, answer: Answer): Place | undefined | null {
  const { returnTo, awaiting, flowId, frames, answered } = turn.state;
  if (!returnTo || answer.kind !== 'text' || isQuestionLike(answer.text)) return null;
  endDetour(turn);
  turn.state.flowId = returnTo.flowId;
  const place = placeAt(turn, returnTo);
  if (place) {
    definitionOf(place.block.kind).open?.(place.block, turn);
    const read = readingOf(turn, place, answer);
    const meant = read.isUnderstood ? read : paraphrased(turn, place, { answer, reading: read });
    if (meant !== null) return accept(turn, place, meant);
  }
  Object.assign(turn.state, { returnTo, awaiting, flowId, frames, answered });
  return null;
}

/** The same candidates are offered only once. */
function isOfferNew(before: Awaiting | null, { candidates = [] }: Refused['reading']): boolean {
  const shown = before?.isOffer === true ? before.choices.map(({ id }) => id) : [];
  return candidates.some(({ answer }) => !shown.includes(answer));
}

/** A question of the visitor that the fallback can answer. */
function isForFallback(turn: Turn, answer: Answer): boolean {
  if (answer.kind !== 'text' || !isQuestionLike(answer.text) || turn.state.returnTo) return false;
  return eventPlace(turn, 'fallback') !== undefined;
}

/** A choice said in other words: one of the candidates, where the reader has some. */
function paraphrased(turn: Turn, place: Place, { answer, reading: read }: Refused): Understood | null {
  const shown = turn.state.awaiting?.choices ?? [];
  if (!isChoice(place) || answer.kind !== 'text' || shown.length === 0) return null;
  // `efectivo o tarjeta`: whoever names two has not chosen.
  if (read.isSeveral === true) return null;
  turn.spend(choiceCost(answer.text, shown));
  const found = paraphraseOf(
    answer.text,
    shown.map(({ label }) => label),
    turn.locale,
  );
  const choice = found && shown[found.at];
  if (!choice) return null;
  const { candidates = [] } = read;
  if (candidates.length > 0 && !candidates.some((candidate) => candidate.answer === choice.id)) return null;
  const reading = readingOf(turn, place, { kind: 'choice', ids: [choice.id] });
  if (!reading.isUnderstood) return null;
  const { id: blockId } = place.block;
  turn.outputs.push({
    kind: 'paraphrased',
    blockId,
    text: answerText(answer),
    label: choice.label,
    score: found.score,
  });
  return reading;
}

type Understood = Extract<Reading, { isUnderstood: true }>;
const skipped: Understood = { isUnderstood: true, value: null, text: '' };

function skipPortOf({ block }: Place): Pick<Understood, 'port'> {
  return portsOf(block).includes('skip') ? { port: 'skip' } : {};
}

function readingOf(turn: Turn, place: Place, answer: Answer): Reading {
  if (answer.kind === 'text' && answer.text.trim() === '') return { isUnderstood: false, reason: 'required' };
  const reading = definitionOf(place.block.kind).read?.(place.block, answer, turn);
  return reading ?? { isUnderstood: false, reason: 'required' };
}

/** A choice of that name comes before the word for skipping. */
function isSkipped({ state }: Turn, answer: Answer): boolean {
  if (answer.kind === 'choice') return answer.ids.length === 0;
  if (answer.kind !== 'text') return false;
  const phrase = foldedPhrase(answer.text);
  return (
    (phrase === '' || isSkipPhrase(phrase)) &&
    !state.awaiting?.choices.some(({ label }) => phrase !== '' && foldedPhrase(label) === phrase)
  );
}

/** Whether the open question is answered by choosing. */
function isChoice({ block }: Place): boolean {
  return definitionOf(block.kind).offers !== undefined;
}

/** Why a text is no name and no address: it may be a question instead. */
const aboutPeople: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['notName', 'nameHasDigits', 'notAddress']);

/** Free text in reply to a choice is a side question unless it asks nothing; in reply to other questions only if it looks like one. */
function isSideQuestion(place: Place, answer: Answer, { reason }: Refused['reading']): boolean {
  if (answer.kind !== 'text' || answer.text.trim() === '') return false;
  if (place.block.kind === 'textInput' && !aboutPeople.has(reason)) return false;
  return isQuestionLike(answer.text) || (isChoice(place) && !asksNothing(answer.text));
}

/** Yes, no, and what has no letters, such as a phone number. */
function asksNothing(text: string): boolean {
  return readYesNo(text).kind === 'read' || !/\p{L}/u.test(text);
}

function accept(turn: Turn, place: Place, reading: Understood): Place | undefined {
  const { block } = place;
  const { variable } = askingOptions(place);
  turn.state.retryCount = 0;
  if (reading.take?.() === true) return undefined;
  turn.state.awaiting = null;
  turn.state.given = undefined;
  turn.state.hasAnswered = true;
  rememberAnswered(turn, place);
  const waitedMs = waitedSinceAsked(turn, block.id);
  turn.outputs.push({ kind: 'answered', blockId: block.id, value: reading.value, text: reading.text, waitedMs });
  turn.outputs.push(...(reading.outputs ?? []));
  if (variable !== null) turn.setVariable(block.id, variable, reading.value);
  return follow(turn, place, reading.port === undefined ? { kind: 'next' } : { kind: 'port', port: reading.port });
}

interface Refused {
  answer: Answer;
  reading: Extract<Reading, { isUnderstood: false }>;
}

function refuse(turn: Turn, place: Place, { answer, reading }: Refused): Place | undefined {
  const { block } = place;
  const options = askingOptions(place);
  const { reason } = reading;
  turn.outputs.push({ kind: 'notUnderstood', blockId: block.id, text: answerText(answer), reason });
  turn.state.retryCount += 1;
  if (turn.state.retryCount > options.retryLimit) {
    const hasFailedPath = turn.flow?.edges.has(sourceKey({ kind: 'port', id: block.id, port: 'failed' })) === true;
    if (hasFailedPath) {
      turn.state.retryCount = 0;
      turn.state.awaiting = null;
      return follow(turn, place, { kind: 'port', port: 'failed' });
    }
    if (detour(turn, place, 'invalidReply')) return undefined;
  }
  if (isEmptyText(options.retry)) {
    const refusal = { reason: reading.reason, limit: reading.limit ?? '' };
    const text = refusalText(refusal, turn.locale, turn.definition.tone);
    replyAnew(turn, block.id, { text, lead: 'stillNot' });
  } else sayAnew(turn, block.id, { text: options.retry, lead: 'stillNot' });
  const { awaiting } = turn.state;
  const isTyped = isChoice(place) && answer.kind === 'text';
  if (isTyped && turn.state.retryCount > 1 && awaiting !== null) offerPerson(turn, awaiting);
  return undefined;
}

function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text.slice(0, 1_000);
    case 'choice':
      return answer.ids.join(', ').slice(0, 1_000);
    case 'rating':
      return String(answer.value);
    case 'form':
      return answer.values
        .map(({ value }) => value)
        .join(', ')
        .slice(0, 1_000);
    case 'files':
      return fileNames(answer.files).slice(0, 1_000);
  }
}

/** Whether the visitor wrote what a choice in sight is called: that is what the words mean here, whatever they mean elsewhere. */
function isShownLabel(awaiting: Turn['state']['awaiting'], answer: Answer): boolean {
  if (answer.kind !== 'text') return false;
  const typed = foldedPhrase(answer.text);
  return typed !== '' && (awaiting?.choices ?? []).some(({ label }) => foldedPhrase(label) === typed);
}
