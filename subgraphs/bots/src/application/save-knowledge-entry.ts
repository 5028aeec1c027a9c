import { DomainError, refuseInput } from '@tertulia/errors';
import type { KnowledgeEntry } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { newEntryId } from './new-entry-id.js';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { textErrors } from './input-checks.js';

export interface SaveKnowledgeEntry extends SaveTarget {
  /** Null for a new entry. */
  id: string | null;
  question: string;
  answer: string;
  isActive: boolean;
}

const questionMaxLength = 500;
const answerMaxLength = 4096;

/** Adds or changes a knowledge entry. */
export function saveKnowledgeEntry(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveKnowledgeEntry,
): Promise<DraftSaved> {
  refuseInput([
    ...textErrors(input.question, ['input', 'question'], { max: questionMaxLength, isRequired: true }),
    ...textErrors(input.answer, ['input', 'answer'], { max: answerMaxLength, isRequired: true }),
  ]);
  const entry: KnowledgeEntry = {
    id: input.id ?? newEntryId(deps, input),
    question: input.question.trim(),
    answer: input.answer.trim(),
    isActive: input.isActive,
  };
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({ ...definition, knowledge: withEntry(definition.knowledge, entry, input.id === null) }),
  });
}

function withEntry(entries: readonly KnowledgeEntry[], entry: KnowledgeEntry, isNew: boolean): KnowledgeEntry[] {
  if (isNew) return [...entries, entry];
  if (!entries.some((existing) => existing.id === entry.id)) throw new DomainError('NOT_FOUND');
  return entries.map((existing) => (existing.id === entry.id ? entry : existing));
}
