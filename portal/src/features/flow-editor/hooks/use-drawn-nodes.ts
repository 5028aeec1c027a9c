'use client';
import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import type { EventNodeType } from '../components/event-node.js';
import type { GroupNodeType } from '../components/group-node.js';
import type { NoteNodeType } from '../components/note-node.js';
import { mergeNodes } from '../model/canvas-nodes.js';
import { onFlow } from '../model/editor-store.js';
import { moveNodes } from '../model/operations.js';
import type { CanvasNode } from '../model/projection.js';
import { useEditor, useEditorUi } from './use-editor.js';
import { useSnapping } from './use-snapping.js';

export type CanvasNodeType = GroupNodeType | EventNodeType | NoteNodeType;

/**
 * The rendered nodes: the flow's data with the measurements and drags of the canvas; a finished drag is written to the
 * flow.
 */
export function useDrawnNodes(projected: CanvasNode[]) {
  const { editor, ui } = useEditor();
  const picked = useEditorUi((state) => state.groupIds);
  const [nodes, setNodes] = useState<CanvasNodeType[]>(() => mergeNodes<CanvasNodeType>([], projected, picked));
  useEffect(() => setNodes((drawn) => mergeNodes(drawn, projected, picked)), [projected, picked]);
  const { lines, snap } = useSnapping<CanvasNodeType>();
  const onNodesChange = useCallback(
    (wanted: NodeChange<CanvasNodeType>[]) => {
      const changes = snap(wanted);
      const selections = changes.filter((change) => change.type === 'select');
      if (selections.length > 0) {
        const groupIds = new Set(ui.getState().groupIds);
        for (const { id, selected } of selections) {
          if (selected) groupIds.add(id);
          else groupIds.delete(id);
        }
        ui.setState({
          groupIds,
          ...(groupIds.size > 0 ? { blockIds: new Set<string>(), edgeIds: new Set<string>() } : {}),
        });
      }
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.dragging !== true && change.position !== undefined
          ? [[change.id, change.position] as const]
          : [],
      );
      setNodes((drawn) =>
        applyNodeChanges(
          changes.filter((change) => change.type !== 'remove' && change.type !== 'select'),
          drawn,
        ),
      );
      if (moved.length > 0) editor.apply(onFlow((flow) => moveNodes(flow, new Map(moved))));
    },
    [editor, snap, ui],
  );
  return { nodes, lines, onNodesChange };
}
