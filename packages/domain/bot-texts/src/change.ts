import { withTexts, type BotDefinition, type Locale, type TextChange } from '@tertulia/flow-engine';

/** A text that a row changes. Plain JSON. */
export interface ChangedText {
  /** Null outside of flows. */
  at: { flowId: string; groupId: string; groupTitle: string; blockId: string; blockTitle: string } | null;
  /** The entry of the knowledge; null elsewhere. */
  knowledgeId: string | null;
  /** Path in what has it. */
  field: string;
  locale: Locale;
  before: string;
  after: string;
  /** Variables that the text had, or that the original of a translation has, and that it has no more. */
  lost: string[];
}

/** The definition with these texts. A place that is not there any more is passed over. */
export function withChangedTexts(definition: BotDefinition, changes: readonly ChangedText[]): BotDefinition {
  const placed = changes.flatMap(({ at, knowledgeId, field, locale, after }): TextChange[] =>
    knowledgeId === null ? [{ at: at && { flowId: at.flowId, blockId: at.blockId }, field, locale, text: after }] : [],
  );
  const known = new Map<string, Record<string, string>>();
  for (const { knowledgeId, field, after } of changes)
    if (knowledgeId !== null) known.set(knowledgeId, { ...known.get(knowledgeId), [field]: after });
  const changed = withTexts(definition, placed);
  if (known.size === 0) return changed;
  return { ...changed, knowledge: definition.knowledge.map((entry) => ({ ...entry, ...known.get(entry.id) })) };
}
