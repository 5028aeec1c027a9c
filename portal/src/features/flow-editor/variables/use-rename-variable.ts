'use client';
import { withRenamedVariable } from '@tertulia/flow-engine';
import { useCallback } from 'react';
import { useDraft } from '../../bots/index.js';
import { useEditor } from '../hooks/use-editor.js';

/** Gives a variable another name in all flows, as one step that can be undone, and in prompts and texts that name it. */
export function useRenameVariable(): (from: string, to: string) => void {
  const draft = useDraft();
  const { editor } = useEditor();
  return useCallback(
    (from, to) => {
      const { flows, variables } = editor.store.getState();
      const before = { ...draft.store.getState().definition, flows: [...flows], variables };
      const after = withRenamedVariable(before, { from, to });
      editor.changeAll(() => after);
      for (const [at, prompt] of after.prompts.entries())
        if (prompt !== before.prompts[at]) draft.edit({ kind: 'prompt', prompt, note: '' });
      if (after.settings !== before.settings) draft.edit({ kind: 'intents', intents: after.settings.intents ?? null });
    },
    [draft, editor],
  );
}
