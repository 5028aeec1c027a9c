import { urgencyOf, type Urgency } from '@tertulia/intents';
import type { BotDefinition } from '../model.js';
import { isEmptyText } from '../text/flow-text.js';
import { inTone } from '../text/phrases.js';
import { urgentTexts } from '../text/replies.js';
import { hashOf } from './chance.js';
import { offerPerson } from './person.js';
import type { Turn } from './turn.js';

/** Reading a message costs at most this for each character, and no more than for 2,000 of them. */
const characterCost = 10;
const mostRead = 2_000;

/** The danger to life or health that a visitor's message tells of; null where there is none. */
export function urgencyIn(definition: BotDefinition, message: string): Urgency | null {
  return urgencyOf(message, definition.settings.intents?.trade ?? null);
}

/**
 * Answers a message that tells of danger, before anything else reads it, and offers a person; false when it tells of none. The open
 * question stays open. While a person is asked for or work is under way, only the urgent text is said.
 */
export function answerUrgency(turn: Turn, message: string): boolean {
  turn.spend(Math.min(message.length, mostRead) * characterCost);
  const urgency = urgencyIn(turn.definition, message);
  if (urgency === null) return false;
  const { kind, words } = urgency;
  const { awaiting, offer, isHandedOff, openEffect } = turn.state;
  const blockId = turn.state.position?.blockId ?? '';
  turn.restartCounts();
  turn.outputs.push({ kind: 'urgencyDetected', blockId, urgency: kind, words });
  sayUrgent(turn, blockId, kind);
  const question = offer?.question ?? awaiting;
  if (!isHandedOff && openEffect === null && question !== null) offerPerson(turn, question);
  return true;
}

function sayUrgent(turn: Turn, blockId: string, kind: Urgency['kind']): void {
  const own = turn.definition.settings.intents?.urgentText;
  const [first, again] = urgentTexts(kind, turn.profile.country, turn.locale).map((text) =>
    inTone(text, turn.definition.tone),
  ) as [string, string];
  const isOwn = own !== undefined && !isEmptyText(own) && kind === 'HEALTH';
  const before = turn.outputs.length;
  if (turn.state.saidUrgent === kind) turn.reply(blockId, turn.state.lastSaid === hashOf(again) ? first : again);
  else if (isOwn) turn.say(blockId, own);
  if (turn.outputs.length === before) turn.reply(blockId, first);
  turn.state.saidUrgent = kind;
}
