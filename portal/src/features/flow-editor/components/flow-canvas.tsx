'use client';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ConnectionLineType,
  MiniMap,
  ReactFlow,
  type Edge as FlowEdge,
  type NodeChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useBuilderUi } from '../../bots/index.js';
import { useAriaLabels } from '../hooks/use-aria-labels.js';
import { useCanvasGestures } from '../hooks/use-canvas-gestures.js';
import { useEditor, useEditorUi, useFlow } from '../hooks/use-editor.js';
import { useProblems } from '../hooks/use-problems.js';
import { onFlow } from '../model/editor-store.js';
import { mergeNodes } from '../model/canvas-nodes.js';
import { moveNodes } from '../model/operations.js';
import { createProjection, type CanvasEdge, type CanvasNode } from '../model/projection.js';
import { EventNode, type EventNodeType } from './event-node.js';
import { GroupNode, type GroupNodeType } from './group-node.js';

type CanvasNodeType = GroupNodeType | EventNodeType;

const nodeTypes = { flowGroup: GroupNode, flowEvent: EventNode };
const NO_KEYS: string[] = [];

/** The drawn flow. It draws only what is in view and redraws only what changed. */
export function FlowCanvas() {
  const { ui } = useEditor();
  const projection = useProjection();
  const { nodes, onNodesChange } = useNodes(projection.nodes);
  const edges = useEdges(projection.edges);
  const gestures = useCanvasGestures();
  const ariaLabelConfig = useAriaLabels();
  return (
    <ReactFlow<CanvasNodeType>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      {...gestures}
      ariaLabelConfig={ariaLabelConfig}
      onlyRenderVisibleElements
      elevateEdgesOnSelect
      fitView
      fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
      minZoom={0.15}
      maxZoom={1.75}
      snapToGrid
      snapGrid={[8, 8]}
      connectionLineType={ConnectionLineType.Bezier}
      connectionRadius={28}
      deleteKeyCode={NO_KEYS}
      zoomOnDoubleClick={false}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      onEdgeClick={(_, edge) => ui.setState({ edgeIds: new Set([edge.id]), groupIds: new Set(), blockIds: new Set() })}
      className="tertulia-canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--line)" />
      <MiniMap
        pannable
        zoomable
        className="tertulia-minimap max-md:hidden"
        nodeColor={(node) => (node.selected === true ? 'var(--accent)' : 'var(--line)')}
        nodeBorderRadius={12}
        maskColor="transparent"
        maskStrokeColor="var(--line-strong)"
        maskStrokeWidth={4}
        style={{ width: 148, height: 92 }}
      />
    </ReactFlow>
  );
}

function useProjection() {
  const flow = useFlow();
  const problems = useProblems();
  const locale = useEditorUi((state) => state.textLocale);
  const selectedBlockIds = useEditorUi((state) => state.blockIds);
  const trail = useBuilderUi((state) => state.trail);
  const [project] = useState(createProjection);
  return useMemo(
    () => project({ flow, locale, problems, trail, selectedBlockIds }),
    [project, flow, locale, problems, trail, selectedBlockIds],
  );
}

function useNodes(projected: CanvasNode[]) {
  const { editor, ui } = useEditor();
  const picked = useEditorUi((state) => state.groupIds);
  const [nodes, setNodes] = useState<CanvasNodeType[]>(() => mergeNodes<CanvasNodeType>([], projected, picked));
  useEffect(() => setNodes((drawn) => mergeNodes(drawn, projected, picked)), [projected, picked]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNodeType>[]) => {
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
    [editor, ui],
  );
  return { nodes, onNodesChange };
}

function useEdges(edges: CanvasEdge[]): FlowEdge[] {
  const edgeIds = useEditorUi((state) => state.edgeIds);
  const groupIds = useEditorUi((state) => state.groupIds);
  return useMemo(
    () => edges.map((edge) => drawnEdge(edge, edgeIds.has(edge.id), groupIds.has(edge.source))),
    [edges, edgeIds, groupIds],
  );
}

function drawnEdge(edge: CanvasEdge, isPicked: boolean, leavesPicked: boolean): FlowEdge {
  const isStrong = isPicked || leavesPicked || edge.isTrail;
  return {
    ...edge,
    type: 'default',
    selected: isPicked,
    interactionWidth: 20,
    className: isStrong ? 'tertulia-edge tertulia-edge-strong' : 'tertulia-edge',
  };
}
