'use client';
import { useEffect } from 'react';
import { useBuilderUi } from '../../bots/index.js';
import { findBlock } from '../model/document.js';
import { flowWith } from '../model/flows.js';
import { rectOf } from '../model/movement.js';
import { afterLayout } from './focus.js';
import { useEditor } from './use-editor.js';
import { usePane } from './use-pane.js';

/** Makes the canvas follow the simulation to its current block, unless that is switched off. */
export function useFollowRun(): void {
  const { editor } = useEditor();
  const pane = usePane();
  const isFollowing = useBuilderUi((state) => state.isFollowing);
  const blockId = useBuilderUi((state) => state.trail?.activeBlockId ?? null);
  useEffect(() => {
    if (!isFollowing || blockId === null) return undefined;
    const home = flowWith(editor.store.getState().flows, { groupId: null, blockId });
    if (home !== undefined && home.id !== editor.store.getState().flow.id) editor.open(home.id);
    return afterLayout(() => {
      const { flow } = editor.store.getState();
      const group = findBlock(flow, blockId)?.group;
      const place = group === undefined ? null : rectOf(flow, { nodeId: group.id, blockId });
      if (place !== null) pane.show(place);
    });
  }, [blockId, isFollowing, editor, pane]);
}
