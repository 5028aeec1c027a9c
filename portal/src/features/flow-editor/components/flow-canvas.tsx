'use client';
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  MiniMap,
  ReactFlow,
  type ReactFlowProps,
} from '@xyflow/react';
import { useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useBuilderUi } from '../../bots/index.js';
import { useAriaLabels } from '../hooks/use-aria-labels.js';
import { useCanvasGestures } from '../hooks/use-canvas-gestures.js';
import { useCanvasKeys } from '../hooks/use-canvas-keys.js';
import { useDrawnEdges, useEdgePaths } from '../hooks/use-drawn-edges.js';
import { useDrawnNodes, type CanvasNodeType } from '../hooks/use-drawn-nodes.js';
import { useEditor, useEditorUi, useFlow, useNames } from '../hooks/use-editor.js';
import { useFarLook } from '../hooks/use-far-look.js';
import { useFollowRun } from '../hooks/use-follow-run.js';
import { useOpeningView } from '../hooks/use-opening-view.js';
import { useProblems } from '../hooks/use-problems.js';
import { LEAST_ZOOM, MOST_ZOOM } from '../model/canvas-view.js';
import { nothingPicked } from '../model/editor-ui.js';
import { createProjection } from '../model/projection.js';
import { EdgeLine, EdgePathsContext } from './edge-line.js';
import { FarContext } from './flow-handle.js';
import { EventNode } from './event-node.js';
import { GroupNode } from './group-node.js';
import { NoteNode } from './note-node.js';
import { SnapLines } from './snap-lines.js';

const nodeTypes = { flowGroup: GroupNode, flowEvent: EventNode, flowNote: NoteNode };
const edgeTypes = { line: EdgeLine };
/** Fixed options of the canvas; the keyboard is handled by our own code. */
const BEHAVIOUR: ReactFlowProps<CanvasNodeType> = {
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  onlyRenderVisibleElements: true,
  elevateEdgesOnSelect: true,
  minZoom: LEAST_ZOOM,
  maxZoom: MOST_ZOOM,
  snapToGrid: true,
  snapGrid: [8, 8],
  connectionLineType: ConnectionLineType.Bezier,
  connectionRadius: 28,
  deleteKeyCode: [],
  zoomOnDoubleClick: false,
  selectionKeyCode: 'Shift',
  multiSelectionKeyCode: ['Shift', 'Meta', 'Control'],
  proOptions: { hideAttribution: true },
};

/** The flow on the canvas. It renders only what is in view and rerenders only what changed. */
export function FlowCanvas() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const hintId = useId();
  const projection = useProjection();
  const { nodes, lines, onNodesChange } = useDrawnNodes(projection.nodes);
  const edges = useDrawnEdges(projection.edges);
  const { view, remember } = useOpeningView();
  useFollowRun();
  const { isFar, look } = useFarLook();
  // The same functions at every move: others would rerender every edge.
  const handlers = useMemo(
    (): Pick<ReactFlowProps<CanvasNodeType>, 'onMoveEnd' | 'onEdgeClick'> => ({
      onMoveEnd: (_, view) => remember(view),
      onEdgeClick: (_, { id }) => ui.setState({ ...nothingPicked, edgeIds: new Set([id]) }),
    }),
    [remember, ui],
  );
  return (
    <FarContext value={isFar}>
      <EdgePathsContext value={useEdgePaths(nodes)}>
        <p id={hintId} className="sr-only">
          {t('canvas.hint')}
        </p>
        <ReactFlow<CanvasNodeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          {...BEHAVIOUR}
          {...useCanvasGestures()}
          {...useCanvasKeys()}
          {...look}
          aria-label={t('canvas.label')}
          aria-describedby={hintId}
          ariaLabelConfig={useAriaLabels()}
          defaultViewport={view}
          {...handlers}
        >
          {background}
          {flowMap}
          <SnapLines lines={lines} />
        </ReactFlow>
      </EdgePathsContext>
    </FarContext>
  );
}

const background = <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--line)" />;

const flowMap = (
  <MiniMap
    pannable
    zoomable
    className="tertulia-minimap @max-2xl:hidden!"
    nodeColor={(node) => (node.selected === true ? 'var(--accent)' : 'var(--line)')}
    nodeBorderRadius={12}
    maskColor="transparent"
    maskStrokeColor="var(--line-strong)"
    maskStrokeWidth={4}
    style={{ width: 148, height: 92 }}
  />
);

function useProjection() {
  const flow = useFlow();
  const names = useNames();
  const problems = useProblems();
  const locale = useEditorUi((state) => state.textLocale);
  const selectedBlockIds = useEditorUi((state) => state.blockIds);
  const trail = useBuilderUi((state) => state.trail);
  const [project] = useState(createProjection);
  return useMemo(
    () => project({ flow, locale, problems, trail, selectedBlockIds, names }),
    [project, flow, locale, problems, trail, selectedBlockIds, names],
  );
}
