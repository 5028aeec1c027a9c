import type { TryBotTextsMutation } from '../../../gql/graphql.js';

type TriedTexts = TryBotTextsMutation['importBotTexts'];
export type TextChange = TriedTexts['changes'][number];

/** The changes of one block, of one entry of the knowledge, or of the texts for intents. */
export interface ChangedPlace {
  key: string;
  groupTitle: string | null;
  blockTitle: string | null;
  isKnowledge: boolean;
  changes: TextChange[];
}

/** The changes by what they are in, in the order of the first of each. */
export function byPlace(changes: readonly TextChange[]): ChangedPlace[] {
  const places = new Map<string, ChangedPlace>();
  for (const change of changes) {
    const { flowId, blockId, knowledgeId, groupTitle, blockTitle } = change;
    const key = JSON.stringify([flowId, blockId, knowledgeId]);
    const known = places.get(key);
    if (known === undefined)
      places.set(key, { key, groupTitle, blockTitle, isKnowledge: knowledgeId !== null, changes: [change] });
    else known.changes.push(change);
  }
  return [...places.values()];
}
