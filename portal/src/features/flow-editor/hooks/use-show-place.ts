'use client';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { prefersStillness } from './stillness.js';
import { findBlock } from '../model/document.js';
import { useEditor } from './use-editor.js';
import { useEditorActions } from './use-editor-actions.js';

/** Picks a group or block and brings it into view. */
export function useShowPlace(): (place: { groupId: string | null; blockId: string | null }) => void {
  const canvas = useReactFlow();
  const { editor } = useEditor();
  const { pickBlock, pickGroups } = useEditorActions();
  return useCallback(
    ({ groupId, blockId }) => {
      const place = blockId === null ? null : findBlock(editor.store.getState().flow, blockId);
      const shown = place?.group.id ?? groupId;
      if (shown === null) return;
      if (place === null) pickGroups(new Set([shown]));
      else pickBlock(place.block.id);
      void canvas.fitView({ nodes: [{ id: shown }], duration: prefersStillness() ? 0 : 200, maxZoom: 1, padding: 0.6 });
    },
    [canvas, editor, pickBlock, pickGroups],
  );
}
