'use client';
import { useCallback, useEffect, useState } from 'react';
import type { PromptEdit } from '../model/prompt-drafts.js';

type Edits = Readonly<Record<string, PromptEdit>>;

/** Typed and unsaved texts of all prompts of a bot; they outlive the tab and a reload. */
export function usePromptEdits(botId: string) {
  const key = `tertulia.prompts.${botId}`;
  const [edits, setEdits] = useState<Edits>(() => readEdits(key));
  useEffect(() => {
    try {
      if (Object.keys(edits).length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(edits));
    } catch {
      // Without storage the texts live as long as the page.
    }
  }, [edits, key]);
  const type = useCallback(
    (id: string, edit: PromptEdit) => setEdits((all) => ({ ...all, [id]: { ...all[id], ...edit } })),
    [],
  );
  const forget = useCallback(
    (id: string) => setEdits((all) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== id))),
    [],
  );
  return { edits, type, forget };
}

function readEdits(key: string): Edits {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Edits) : {};
  } catch {
    return {};
  }
}
