import type { Answer } from '../blocks/definition.js';
import type { FlowEvent } from '../model.js';
import { formatTime } from '../business/format.js';
import { formatDate } from '../business/describe.js';
import { localTime } from '../business/opening.js';
import { commandWord } from '../text/command-word.js';
import { sourceKey, type Place } from './compiled.js';
import { endDetour, leaveFor } from './frames.js';
import { answerIntent, heardIn } from './intents.js';
import { ownText } from './saying.js';
import { fileNames, formText } from '../text/form-text.js';
import type { Turn } from './turn.js';
import { detour, enterAt, eventPlace, follow, placeAt, runEvent, walkFrom } from './walk.js';

const longestCommand = 80;
/** A wait that ends this soon needs no answer to what is written meanwhile. */
const soonMs = 60_000;

/** Runs the path of the command that a text is; false if it is none. */
export function runCommand(turn: Turn, place: Place, answer: Answer): boolean {
  if (answer.kind !== 'text' || answer.text.length > longestCommand) return false;
  const word = commandWord(answer.text);
  const key = `command:${word}` as const;
  if (word === '' || eventPlace(turn, key) === undefined) return false;
  const event = turn.flow?.events.get(key) ?? turn.compiled.main?.events.get(key);
  turn.state.heldReply = undefined;
  if (event?.kind === 'command' && event.isDetour) return runEvent(turn, place, key);
  endDetour(turn);
  turn.state.awaiting = null;
  turn.state.retryCount = 0;
  const entry = enterAt(turn, key);
  if (entry) leaveFor(turn, entry);
  walkFrom(turn, entry);
  return true;
}

/**
 * Runs the path of the event `reply`, which every reply to a question takes before it is read; false where there is none. During a
 * detour replies are read at once.
 */
export function runReplyEvent(turn: Turn, place: Place, answer: Answer): boolean {
  const { awaiting, returnTo } = turn.state;
  if (awaiting === null || returnTo || eventPlace(turn, 'reply') === undefined) return false;
  const event = turn.flow?.events.get('reply') ?? turn.compiled.main?.events.get('reply');
  if (event?.kind === 'reply') tellOf(turn, place, { event, answer });
  const { retryCount } = turn.state;
  turn.state.heldReply = { answer, awaiting };
  const isRun = runEvent(turn, place, 'reply');
  if (turn.state.heldReply && turn.state.endReason === null) turn.state.retryCount = retryCount;
  return isRun;
}

/** Reads the reply for which an event ran, once its question is open again; a path that leads elsewhere drops it. */
export function takeHeldReply(turn: Turn): { place: Place; answer: Answer } | null {
  const { heldReply, returnTo, position, awaiting, isHandedOff } = turn.state;
  if (heldReply === undefined || returnTo) return null;
  turn.state.heldReply = undefined;
  const place = placeAt(turn, position);
  const isOpen = position?.blockId === heldReply.awaiting.blockId && awaiting !== null && !isHandedOff;
  if (!isOpen || place === undefined) return null;
  if (heldReply.answer.kind === 'text') turn.state.lastMessage = heldReply.answer.text;
  return { place, answer: heldReply.answer };
}

/** A message during a wait: its port `replied`, else what the bot understands at any time, else that it goes on later. */
export function receiveWhileWaiting(turn: Turn, place: Place, answer: Answer): Place | undefined {
  if (turn.flow?.edges.has(sourceKey({ kind: 'port', id: place.block.id, port: 'replied' })) === true) {
    turn.state.alarm = undefined;
    return follow(turn, place, { kind: 'port', port: 'replied' });
  }
  const heard = heardIn(turn, answer);
  if (heard !== null) {
    answerIntent(turn, place, heard);
    return undefined;
  }
  if (detour(turn, place, 'fallback')) return undefined;
  const { alarm } = turn.state;
  if (alarm !== undefined && alarm.atMs - turn.context.now.getTime() > soonMs) sayWhen(turn, place, alarm.atMs);
  return undefined;
}

function sayWhen(turn: Turn, place: Place, atMs: number): void {
  const at = localTime(turn.profile, new Date(atMs));
  const words = ownText(turn, 'goesOnLater')
    .replace('{day}', () => formatDate(at.toISODate() ?? '', turn.locale))
    .replace('{time}', () => formatTime(at.toFormat('HH:mm'), turn.locale));
  turn.reply(place.block.id, words);
}

type ReplyEvent = Extract<FlowEvent, { kind: 'reply' }>;

function tellOf(turn: Turn, place: Place, { event, answer }: { event: ReplyEvent; answer: Answer }): void {
  const { block } = place;
  const { variable } = block.options as { variable?: string | null };
  const values = [
    [event.textVariable, shownAnswer(turn, answer)],
    [event.nameVariable, variable ?? ''],
    [event.kindVariable, block.kind],
  ] as const;
  for (const [name, value] of values) if (name !== null) turn.setVariable(block.id, name, value);
}

/** What the visitor sees as the answer. */
function shownAnswer({ state }: Turn, answer: Answer): string {
  if (answer.kind === 'text') return answer.text;
  if (answer.kind === 'rating') return String(answer.value);
  if (answer.kind === 'form') return formText(answer.values, state.awaiting);
  if (answer.kind === 'files') return fileNames(answer.files);
  const { ids } = answer;
  return (state.awaiting?.choices ?? []).flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(', ');
}
