'use client';
import { pickText, synonymBounds } from '@tertulia/flow-engine';
import { findBlock } from '../model/document.js';
import { withSynonym } from '../model/synonym-lines.js';
import { useEditorActions } from './use-editor-actions.js';
import { useFlow, useTextLocale } from './use-editor.js';

/** A question whose choices can be given synonyms. */
export interface ChoiceQuestion {
  readonly prompt: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly isFull: boolean }[];
  /** Adds another word for a choice to the draft. */
  addSynonym(choiceId: string, synonym: string): void;
}

/** The question with choices that a block of the flow is; null for any other block. */
export function useChoiceQuestion(blockId: string | null): ChoiceQuestion | null {
  const flow = useFlow();
  const locale = useTextLocale();
  const { replace } = useEditorActions();
  const block = blockId === null ? undefined : findBlock(flow, blockId)?.block;
  if (block?.kind !== 'choiceInput' || block.options.items.length === 0) return null;
  const { options } = block;
  return {
    prompt: pickText(options.prompt, locale, locale),
    choices: options.items.map((item) => ({
      id: item.id,
      label: pickText(item.label, locale, locale),
      isFull: (item.synonyms ?? []).length >= synonymBounds.count,
    })),
    addSynonym: (choiceId, synonym) => {
      const items = options.items.map((item) =>
        item.id === choiceId ? { ...item, synonyms: withSynonym(item.synonyms ?? [], synonym) } : item,
      );
      replace({ ...block, options: { ...options, items } }, `items.${choiceId}.synonyms.${crypto.randomUUID()}`);
    },
  };
}
