'use client';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { findBlock } from '../model/document.js';
import { useEditor, useEditorUi } from './use-editor.js';
import { useEditorActions } from './use-editor-actions.js';
import { prefersStillness } from './stillness.js';

/** Size of a group that was never drawn, as an assumption. */
const UNSEEN = { width: 240, height: 160 };
const LEAST_ZOOM = 0.8;
const MARGIN_PX = 24;

/** Picks a group or block and brings it to the middle. */
export function useShowPlace(): (place: { groupId: string | null; blockId: string | null }) => void {
  const canvas = useReactFlow();
  const { editor } = useEditor();
  const { pickBlock, pickGroups } = useEditorActions();
  return useCallback(
    ({ groupId, blockId }) => {
      const { flow } = editor.store.getState();
      const place = blockId === null ? null : findBlock(flow, blockId);
      const group = place?.group ?? flow.groups.find((each) => each.id === groupId);
      if (group === undefined) return;
      if (place === null) pickGroups(new Set([group.id]));
      else pickBlock(place.block.id);
      afterLayout(() => {
        const size = { ...UNSEEN, ...canvas.getNode(group.id)?.measured };
        const { x, y } = group.position;
        const zoom = Math.max(canvas.getZoom(), LEAST_ZOOM);
        void canvas.setCenter(x + size.width / 2, y + size.height / 2, {
          zoom,
          duration: prefersStillness() ? 0 : 200,
        });
      });
    },
    [canvas, editor, pickBlock, pickGroups],
  );
}

/** Moves the canvas just enough when a form opens over the block that it belongs to. */
export function useKeepPickedInView(): void {
  const canvas = useReactFlow();
  const { editor } = useEditor();
  const blockIds = useEditorUi((state) => state.blockIds);
  useEffect(() => {
    const [only] = blockIds;
    const place = only === undefined ? null : findBlock(editor.store.getState().flow, only);
    if (place === null) return;
    afterLayout(() => {
      const node = document.querySelector(`.react-flow__node[data-id="${CSS.escape(place.group.id)}"]`);
      const pane = document.querySelector('.react-flow');
      if (node === null || pane === null) return;
      const [inner, outer] = [node.getBoundingClientRect(), pane.getBoundingClientRect()];
      const hiddenPx = inner.right + MARGIN_PX - outer.right;
      const { x, y, zoom } = canvas.getViewport();
      const duration = prefersStillness() ? 0 : 160;
      if (hiddenPx > 0 && inner.left > outer.left) void canvas.setViewport({ x: x - hiddenPx, y, zoom }, { duration });
    });
  }, [blockIds, canvas, editor]);
}

/** Once what the pick opened stands in its place and the canvas knows its new width. */
function afterLayout(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(work)));
}
