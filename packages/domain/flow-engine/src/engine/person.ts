import { asksForPerson, leadsToPerson } from '@tertulia/intents';
import { readChoice, readYesNo } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import type { Answer } from '../blocks/definition.js';
import { definitionOf, itemsOf } from '../blocks/registry.js';
import type { Awaiting } from '../model.js';
import { isEmptyText, pickText } from '../text/flow-text.js';
import { plainAwaiting } from './awaiting.js';
import { placeOf, sourceKey, type CompiledFlow, type Place } from './compiled.js';
import { endDetour, leaveFor } from './frames.js';
import { ownText } from './saying.js';
import type { Turn } from './turn.js';
import { askAgain, runEvent, walkFrom } from './walk.js';

const toPerson = 'offer-person';
const stay = 'offer-stay';

/**
 * Hands the conversation to a person: by the path that the flow has for that intent, else by the way for those who ask for one in a
 * menu, else by its only block for that, else by itself.
 */
export function handOver(turn: Turn, from: Place): void {
  if (runEvent(turn, from, 'intent:PERSON')) return;
  const way = wayToPerson(turn);
  turn.state.offer = null;
  turn.state.awaiting = null;
  turn.state.retryCount = 0;
  if (way !== undefined) {
    endDetour(turn);
    leaveFor(turn, way);
    turn.state.flowId = way.flowId;
    return walkFrom(turn, way);
  }
  const own = turn.definition.settings.intents?.replies?.PERSON?.text;
  if (own !== undefined && !isEmptyText(own)) turn.say(from.block.id, own);
  else turn.reply(from.block.id, ownText(turn, 'handedOff'));
  turn.handOff(from.block.id, ownText(turn, 'askedPerson'));
}

/** Asks whether a person should attend; the open question waits behind. */
export function offerPerson(turn: Turn, question: Awaiting): void {
  const label = (id: string, key: 'toPerson' | 'stay') => ({ id, label: ownText(turn, key), detail: '' });
  turn.reply(question.blockId, ownText(turn, 'offerPerson'));
  turn.state.offer = { question };
  turn.state.awaiting = {
    ...plainAwaiting(question.blockId),
    kind: 'CHOICE',
    choices: [label(toPerson, 'toPerson'), label(stay, 'stay')],
  };
}

/** Takes an answer to an offered person; false when it answers something else, and then the question behind the offer is open again. */
export function takeOffer(turn: Turn, place: Place, answer: Answer): boolean {
  const { offer, awaiting } = turn.state;
  if (!offer || awaiting === null) return false;
  const chosen =
    answer.kind === 'choice' ? answer.ids[0] : answer.kind === 'text' ? readOffer(answer.text, awaiting) : null;
  turn.state.offer = null;
  turn.state.awaiting = offer.question;
  if (chosen === toPerson) handOver(turn, place);
  else if (chosen === stay) askAgain(turn, place);
  return chosen === toPerson || chosen === stay;
}

/** Whoever is fine as things are wants no person. */
const isFine =
  /^(?:no )?(?:asi (?:esta|estoy|estamos) bien|im fine|im ok|im good)(?: (?:muchas )?gracias| thanks| thank you)?$/;

function readOffer(text: string, { choices }: Awaiting): string | null {
  if (asksForPerson(text)) return toPerson;
  if (isFine.test(foldedPhrase(text.replace(/['’]/g, '')))) return stay;
  const agreed = readYesNo(text);
  if (agreed.kind === 'read') return agreed.value ? toPerson : stay;
  const reading = readChoice(text, choices);
  return reading.kind === 'read' ? reading.value : null;
}

function wayToPerson(turn: Turn): Place | undefined {
  const flows = [turn.flow, ...turn.compiled.flows.values()].filter((flow) => flow !== undefined);
  for (const flow of flows) {
    const way = namedWay(turn, flow);
    if (way !== undefined) return way;
  }
  const blocks = flows.flatMap((flow) => [...flow.places.values()].filter(({ block }) => block.kind === 'handOff'));
  return new Set(blocks).size === 1 ? blocks[0] : undefined;
}

/** Where a choice leads whose label asks for a person. */
function namedWay(turn: Turn, flow: CompiledFlow): Place | undefined {
  for (const { block } of flow.places.values()) {
    if (!definitionOf(block.kind).isQuestion) continue;
    for (const item of itemsOf(block)) {
      const edge = flow.edges.get(sourceKey({ kind: 'port', id: block.id, port: item.port ?? '' }));
      const label = edge && pickText(item.label, turn.locale, turn.definition.locale);
      if (edge && label && leadsToPerson(label)) return placeOf(flow, edge.target);
    }
  }
  return undefined;
}
