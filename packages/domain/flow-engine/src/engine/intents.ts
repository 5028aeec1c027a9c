import { intentOf, type HeardIntent, type IntentName } from '@tertulia/intents';
import { asksForName } from '../blocks/text-input/names.js';
import type { Answer, Reading } from '../blocks/definition.js';
import { definitionOf } from '../blocks/registry.js';
import { isEmptyText } from '../text/flow-text.js';
import { inTone } from '../text/phrases.js';
import { intentTexts } from '../text/replies.js';
import { placeAnywhere, type Place } from './compiled.js';
import { handOver, offerPerson } from './person.js';
import { ownText } from './saying.js';
import { hashOf } from './chance.js';
import type { Turn } from './turn.js';
import { askAgain, enterAt, eventPlace, goBackTo, runEvent, walkFrom } from './walk.js';

/** Reading a text costs at most this for each character. */
const characterCost = 20;
const mostRead = 400;
const sureScore = 1;
const mostAbilities = 8;
/** What nobody is called, so that it is no answer where a name is asked for. */
const waysBack: ReadonlySet<IntentName> = new Set(['GO_BACK', 'START_OVER']);

const partsOfComments: ReadonlySet<IntentName> = new Set(['THANKS', 'GREETING', 'FAREWELL', 'COMPLAINT']);

/** What a text wants of the bot itself; null for nothing and for what the owner has switched off and the flow has no path for. */
export function heardIn(turn: Turn, answer: Answer): HeardIntent | null {
  if (answer.kind !== 'text' || answer.text.length > mostRead) return null;
  turn.spend(answer.text.length * characterCost);
  const heard = intentOf(answer.text);
  if (heard === null || turn.definition.settings.intents?.replies?.[heard.intent]?.isOff !== true) return heard;
  return eventPlace(turn, `intent:${heard.intent}`) === undefined ? null : heard;
}

/**
 * Whether what was heard goes before the answer that the question has read. A choice that is named is always an answer, and so is what
 * only perhaps wants something of the bot; a long text may well tell of a complaint or of a person.
 */
export function goesFirst(heard: HeardIntent, { block }: Place, reading: Reading): boolean {
  if (!reading.isUnderstood || heard.intent === 'PERSON_REFUSED') return true;
  if (reading.isComment === true && partsOfComments.has(heard.intent)) return false;
  if (definitionOf(block.kind).offers !== undefined) return false;
  if (block.kind === 'textInput' && asksForName(block) && heard.isWhole && waysBack.has(heard.intent)) return true;
  const isLong = block.kind === 'textInput' && block.options.isLong;
  if (isLong && (heard.intent === 'COMPLAINT' || !heard.isWhole)) return false;
  return heard.score === sureScore || (heard.intent === 'PERSON' && !heard.isWhole);
}

/** Runs the path that the flow has for what the visitor wants of the bot, or does it by default, then goes on with the question. */
export function answerIntent(turn: Turn, place: Place, { intent, score }: HeardIntent): void {
  const { id } = place.block;
  turn.outputs.push({ kind: 'intentHeard', blockId: id, intent, score, text: turn.state.lastMessage.slice(0, 1_000) });
  if (!runEvent(turn, place, `intent:${intent}`)) doByDefault(turn, place, intent);
}

function doByDefault(turn: Turn, place: Place, intent: IntentName): void {
  const { id } = place.block;
  switch (intent) {
    case 'PERSON':
      return handOver(turn, place);
    case 'COMPLAINT':
      sayTo(turn, id, intent);
      return turn.state.awaiting === null ? undefined : offerPerson(turn, turn.state.awaiting);
    case 'STOP':
      sayTo(turn, id, intent);
      return turn.end(id, 'ABANDONED');
    case 'FAREWELL':
      return sayTo(turn, id, intent);
    case 'START_OVER':
      return startOver(turn, id);
    case 'GO_BACK':
      return goBack(turn, place);
    case 'CANCEL':
      return cancel(turn, place);
    case 'CAPABILITIES':
      sayAbilities(turn, id);
      return askAgain(turn, place);
    case 'HELP':
    case 'THANKS':
    case 'GREETING':
    case 'PERSON_REFUSED':
      sayTo(turn, id, intent);
      return askAgain(turn, place);
  }
}

/** Remembers an answered question, so that the visitor can go back to it. */
export function rememberAnswered(turn: Turn, { block }: Place): void {
  const before = (turn.state.answered ?? []).filter((id) => id !== block.id);
  turn.state.answered = [...before, block.id].slice(-20);
}

function startOver(turn: Turn, blockId: string): void {
  sayTo(turn, blockId, 'START_OVER');
  forgetAnswers(turn);
  turn.state.answered = [];
  turn.state.retryCount = 0;
  turn.state.returnTo = null;
  turn.state.frames = undefined;
  turn.state.awaiting = null;
  turn.state.flowId = turn.compiled.main?.flow.id ?? turn.state.flowId;
  walkFrom(turn, enterAt(turn, 'start'));
}

/** What questions stored in the variables of the conversation has its default again, so that nothing is skipped as known. */
function forgetAnswers(turn: Turn): void {
  const stored = new Set(
    [...turn.compiled.flows.values()].flatMap((flow) =>
      [...flow.places.values()].flatMap(({ block }) => {
        const { isQuestion, variables } = definitionOf(block.kind);
        return isQuestion ? variables(block).flatMap(({ path, isWritten }) => (isWritten ? [path] : [])) : [];
      }),
    ),
  );
  for (const { name, scope, defaultValue } of turn.definition.variables) {
    if (scope === 'CONVERSATION' && stored.has(name)) turn.setVariable('', name, defaultValue);
  }
}

function goBack(turn: Turn, place: Place): void {
  const answered = (turn.state.answered ?? []).filter((id) => id !== place.block.id);
  const { returnTo } = turn.state;
  const previous = placeAnywhere(turn.compiled, returnTo?.blockId ?? answered.at(-1));
  if (previous === undefined) {
    turn.reply(place.block.id, ownText(turn, 'atFirst'));
    return askAgain(turn, place);
  }
  sayTo(turn, place.block.id, 'GO_BACK');
  turn.state.answered = returnTo ? answered : answered.slice(0, -1);
  goBackTo(turn, previous);
}

/** Leaves what is being asked for the question with which it began. */
function cancel(turn: Turn, place: Place): void {
  const begun = placeAnywhere(turn.compiled, turn.state.answered?.[0]);
  if (begun === undefined) {
    turn.reply(place.block.id, ownText(turn, 'nothingToCancel'));
    return askAgain(turn, place);
  }
  sayTo(turn, place.block.id, 'CANCEL');
  turn.state.answered = [];
  goBackTo(turn, begun);
}

function sayTo(turn: Turn, blockId: string, intent: Exclude<IntentName, 'PERSON' | 'CAPABILITIES'>): void {
  const own = turn.definition.settings.intents?.replies?.[intent]?.text;
  const [first, other] = intentTexts(intent, turn.locale).map((text) => inTone(text, turn.definition.tone));
  const said = turn.state.heard ?? [];
  turn.state.heard = [...new Set([...said, intent])];
  if (!said.includes(intent) && own !== undefined && !isEmptyText(own)) return turn.say(blockId, own);
  const isOther = said.includes(intent) && turn.state.lastSaid !== hashOf(other ?? '');
  turn.reply(blockId, (isOther ? other : first) ?? '');
}

function sayAbilities(turn: Turn, blockId: string): void {
  const said = turn.state.heard ?? [];
  const own = turn.definition.settings.intents?.replies?.CAPABILITIES?.text;
  const choices = abilitiesOf(turn);
  turn.state.heard = [...new Set([...said, 'CAPABILITIES' as const])];
  if (said.includes('CAPABILITIES') || choices.length === 0)
    return turn.reply(blockId, ownText(turn, 'abilitiesAgain'));
  if (own !== undefined && !isEmptyText(own)) return turn.say(blockId, own);
  const text = ownText(turn, 'abilities')
    .replace('{business}', () => turn.profile.name)
    .replace('{choices}', () => choices.join(', '));
  turn.reply(blockId, text);
}

/** The choices of the first menu of the main flow. */
function abilitiesOf(turn: Turn): string[] {
  for (const { block } of turn.compiled.main?.places.values() ?? []) {
    // Yes and no tell nothing of what the bot can do.
    const shown = block.kind === 'confirm' ? undefined : definitionOf(block.kind).offers?.(block, turn);
    if (shown !== undefined) return shown.slice(0, mostAbilities).map(({ label }) => label);
  }
  return [];
}
