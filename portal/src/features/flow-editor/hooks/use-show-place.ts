'use client';
import { useCallback, useEffect } from 'react';
import { findBlock } from '../model/document.js';
import { flowWith } from '../model/flows.js';
import { rectOf, type Cursor } from '../model/movement.js';
import { afterLayout, elementAt } from './focus.js';
import { useEditor, useEditorUi } from './use-editor.js';
import { useEditorActions } from './use-editor-actions.js';
import { usePane } from './use-pane.js';

interface Place {
  groupId: string | null;
  blockId: string | null;
  /** For a place that is a flow as a whole. */
  flowId?: string | null;
}

/**
 * Opens the flow of a group or block, selects it, scrolls it into view on the canvas or in the outline, and moves the keyboard
 * cursor to it.
 */
export function useShowPlace(): (place: Place) => void {
  const pane = usePane();
  const { editor, ui } = useEditor();
  const { pickBlock, pickGroups, pickNothing } = useEditorActions();
  return useCallback(
    ({ groupId, blockId, flowId }) => {
      const { flows } = editor.store.getState();
      const home = flowWith(flows, { groupId, blockId }) ?? flows.find(({ id }) => id === flowId);
      if (home !== undefined && home.id !== editor.store.getState().flow.id) {
        pickNothing();
        editor.open(home.id);
      }
      const { flow } = editor.store.getState();
      const place = blockId === null ? null : findBlock(flow, blockId);
      const group = place?.group ?? flow.groups.find((each) => each.id === groupId);
      if (group === undefined) return;
      if (place === null) pickGroups(new Set([group.id]));
      else pickBlock(place.block.id);
      const cursor: Cursor = { nodeId: group.id, blockId: place?.block.id ?? null };
      ui.setState({ cursor });
      afterLayout(() => {
        const rect = rectOf(flow, cursor);
        if (rect !== null) pane.show(rect);
        const element = elementAt(cursor);
        if (element?.closest('.react-flow') === null) element.scrollIntoView({ block: 'center' });
      });
    },
    [editor, pane, pickBlock, pickGroups, pickNothing, ui],
  );
}

/** Moves the canvas just enough to show a selected block that its form would cover. */
export function useKeepPickedInView(): void {
  const pane = usePane();
  const { editor } = useEditor();
  const blockIds = useEditorUi((state) => state.blockIds);
  useEffect(() => {
    const [only] = blockIds;
    const { flow } = editor.store.getState();
    const group = only === undefined ? undefined : findBlock(flow, only)?.group;
    if (only === undefined || group === undefined) return undefined;
    return afterLayout(() => {
      const rect = rectOf(flow, { nodeId: group.id, blockId: only });
      if (rect !== null) pane.keep(rect);
    });
  }, [blockIds, editor, pane]);
}
