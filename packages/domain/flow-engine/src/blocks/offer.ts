import { readChoice, readYesNo, type Reading as TextReading } from '@tertulia/readers';
import type { Turn } from '../engine/turn.js';
import type { Awaiting } from '../model.js';
import { offerText, type RefusalReason } from '../text/phrases.js';
import type { Answer, Candidate, Reading } from './definition.js';

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
  if (awaiting?.isOffer !== true || !isWorded(answer)) return null;
  const { choices } = awaiting;
  if (answer.kind === 'choice') {
    const [id = ''] = answer.ids;
    return choices.some((choice) => choice.id === id) ? id : null;
  }
  const [only] = choices;
  const agreed = choices.length === 1 ? readYesNo(answer.text) : null;
  if (only && agreed?.kind === 'read' && agreed.value) return only.id;
  const found = readChoice(answer.text, choices);
  return found.kind === 'read' ? found.value : null;
}

function isWorded(answer: Answer): answer is Extract<Answer, { kind: 'text' | 'choice' }> {
  return answer.kind === 'text' || answer.kind === 'choice';
}

/** The reading of a kind whose values are texts. */
export function textReading(
  text: string,
  reader: (text: string) => TextReading<string>,
  reason: RefusalReason,
): Reading {
  const found = reader(text);
  if (found.kind === 'read') return { isUnderstood: true, value: found.value, text: found.value };
  const values = found.kind === 'unsure' ? found.candidates : [];
  return { isUnderstood: false, reason, candidates: values.map((value) => ({ answer: value, label: value })) };
}
