import { foldedPhrase } from '@tertulia/words';
import { choiceReader } from '../answers/choice.js';
import type { Turn } from '../engine/turn.js';
import type { Awaiting } from '../model.js';
import { offerText } from '../text/phrases.js';
import type { Answer, Candidate } from './definition.js';

const yes = new Set(
  'si sip claro correcto exacto eso asi es asi es ok okay vale dale va yes yep yeah right correct sure'.split(' '),
);

/** Asks which candidate was meant, and shows them as choices. Their ids are answers that the question reads in only one way. */
export function offerCandidates(turn: Turn, blockId: string, candidates: readonly Candidate[]): void {
  const { awaiting } = turn.state;
  if (awaiting === null) return;
  const choices = candidates.map(({ answer, label }) => ({ id: answer, label, detail: '' }));
  const text = offerText(
    choices.map(({ label }) => label),
    turn.locale,
    turn.definition.tone,
  );
  turn.send(blockId, [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]);
  turn.state.awaiting = { ...awaiting, kind: 'CHOICE', isMultiple: false, isSearchable: false, choices, isOffer: true };
}

/** The offered answer that the visitor picked, by button, by words or by yes; null when none was. */
export function pickedOffer(awaiting: Awaiting | null, answer: Answer): string | null {
  if (awaiting?.isOffer !== true || answer.kind === 'rating') return null;
  const { choices } = awaiting;
  if (answer.kind === 'choice') {
    const [id = ''] = answer.ids;
    return choices.some((choice) => choice.id === id) ? id : null;
  }
  const [only] = choices;
  if (only && choices.length === 1 && yes.has(foldedPhrase(answer.text))) return only.id;
  return choiceReader(choices)(answer.text);
}
