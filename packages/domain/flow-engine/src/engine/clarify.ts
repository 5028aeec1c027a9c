import { readChoice, readYesNo } from '@tertulia/readers';
import type { Answer } from '../blocks/definition.js';
import type { Awaiting } from '../model.js';
import { plainAwaiting } from './awaiting.js';
import { ownText } from './saying.js';
import type { Turn } from './turn.js';

const noneOfThem = 'clarify-none';
const longestLabel = 200;

/** Asks which entry of the knowledge was meant, with their questions as choices. */
export function offerEntries(turn: Turn, blockId: string): void {
  const { clarifying } = turn.state;
  if (clarifying === undefined) return;
  const entries = clarifying.choices.map(({ id, question }) => ({ id, label: shortened(question), detail: '' }));
  const choices = [...entries, { id: noneOfThem, label: ownText(turn, 'noneOfThem'), detail: '' }];
  turn.reply(blockId, ownText(turn, 'whichOfThem'));
  turn.offer(choices.reduce((sum, { label }) => sum + label.length, 0));
  turn.state.awaiting = { ...plainAwaiting(blockId), kind: 'CHOICE', choices };
}

/** What a visitor means by an answer to offered entries: the question of one, none of them, or something else. */
export type Clarified = { kind: 'entry'; question: string } | { kind: 'none' } | { kind: 'other' };

export function clarifiedBy({ state }: Turn, answer: Answer): Clarified {
  const id = pickedId(state.awaiting, answer);
  if (id === noneOfThem) return { kind: 'none' };
  const entry = state.clarifying?.choices.find((choice) => choice.id === id);
  return entry === undefined ? { kind: 'other' } : { kind: 'entry', question: entry.question };
}

function pickedId(awaiting: Awaiting | null, answer: Answer): string | undefined {
  if (answer.kind === 'choice') return answer.ids[0];
  if (answer.kind !== 'text') return undefined;
  const found = readChoice(answer.text, awaiting?.choices ?? []);
  if (found.kind === 'read') return found.value;
  const agreed = readYesNo(answer.text);
  return agreed.kind === 'read' && !agreed.value ? noneOfThem : undefined;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longestLabel ? line : `${line.slice(0, longestLabel - 1)}…`;
}
