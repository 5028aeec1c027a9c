import { isQuestionLike } from '@tertulia/readers';
import { offerCandidates } from '../blocks/offer.js';
import type { EffectResult } from '../model.js';
import type { Place } from './compiled.js';
import { receiveAnswer } from './receive.js';
import { endDetour } from './frames.js';
import type { Turn } from './turn.js';
import { openAgain, placeAt } from './walk.js';

/**
 * Services that a visitor named in other words where services are offered: `uñas` for Manicure. The knowledge found them for a text
 * that asks nothing, so they answer the interrupted question: one is taken, several are offered. Returns the block to continue from,
 * undefined when the turn is over, and null when no offered service was named.
 */
export function takeNamedServices(turn: Turn, result: EffectResult): Place | undefined | null {
  const { returnTo, openEffect, flowId, lastMessage } = turn.state;
  if (result.kind !== 'answered' || result.spokenOf?.sourceId !== 'profile:services') return null;
  if (!returnTo || openEffect?.kind !== 'answer' || isQuestionLike(lastMessage)) return null;
  turn.state.flowId = returnTo.flowId;
  const place = placeAt(turn, returnTo);
  if (place?.block.kind !== 'choiceInput' || place.block.options.listVariable !== 'business.services') {
    turn.state.flowId = flowId;
    return null;
  }
  turn.state.openEffect = null;
  endDetour(turn);
  openAgain(turn, place);
  const named = turn.state.awaiting?.choices.filter(({ id }) => result.spokenOf?.serviceIds.includes(id)) ?? [];
  if (named.length === 1 || place.block.options.isMultiple)
    return receiveAnswer(turn, place, { kind: 'choice', ids: named.map(({ id }) => id) });
  offerCandidates(
    turn,
    place.block.id,
    named.slice(0, 4).map(({ id, label }) => ({ answer: id, label })),
  );
  return undefined;
}
