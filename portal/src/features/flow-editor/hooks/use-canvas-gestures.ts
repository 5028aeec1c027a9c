'use client';
import type { EdgeSource } from '@tertulia/flow-engine';
import { useReactFlow, type Connection, type FinalConnectionState, type ReactFlowProps } from '@xyflow/react';
import { useMemo, type DragEvent, type MouseEvent as ReactMouseEvent } from 'react';
import { draggedFrom, readBlockIds, readKind } from '../components/drag-data.js';
import { parseSourceKey } from '../model/document.js';
import { entranceBlock } from '../model/projection.js';
import { useEditor } from './use-editor.js';
import { useEditorActions, type EditorActions } from './use-editor-actions.js';

type Gestures = Pick<
  ReactFlowProps,
  'onConnect' | 'onConnectEnd' | 'onDragOver' | 'onDrop' | 'onPaneClick' | 'isValidConnection' | 'onDoubleClick'
>;

/** Handlers that connect, drop and add on the canvas. */
export function useCanvasGestures(): Gestures {
  const canvas = useReactFlow();
  const { editor, ui } = useEditor();
  const actions = useEditorActions();
  return useMemo(() => {
    const openMenu = (screen: { x: number; y: number }, from: EdgeSource | null): void =>
      ui.setState({ addMenu: { screen, at: canvas.screenToFlowPosition(screen), from, after: null } });
    return {
      isValidConnection: (connection) => isWiring(connection),
      onConnect: (connection: Connection) =>
        wire(
          actions,
          connection,
          (groupId) => editor.store.getState().flow.groups.find((group) => group.id === groupId)?.blocks[0]?.id,
        ),
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        const key = state.fromHandle?.id;
        if (state.toNode !== null || key === null || key === undefined) return;
        openMenu(pointOf(event), parseSourceKey(key));
      },
      onDragOver: (event: DragEvent) => {
        if (draggedFrom(event) !== null) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        const dragged = draggedFrom(event);
        if (dragged === null) return;
        event.preventDefault();
        const to = {
          kind: 'canvas',
          position: canvas.screenToFlowPosition({ x: event.clientX - 24, y: event.clientY - 16 }),
        } as const;
        const kind = dragged === 'kind' ? readKind(event) : null;
        if (kind !== null) actions.add(kind, to);
        else if (dragged === 'blocks') actions.move(readBlockIds(event), to);
      },
      onPaneClick: () => actions.pickNothing(),
      onDoubleClick: (event: ReactMouseEvent) => {
        if (event.target instanceof Element && event.target.classList.contains('react-flow__pane')) {
          openMenu({ x: event.clientX, y: event.clientY }, null);
        }
      },
    };
  }, [actions, canvas, editor, ui]);
}

function isWiring(connection: { sourceHandle?: string | null; targetHandle?: string | null }): boolean {
  return parseSourceKey(connection.sourceHandle ?? '') !== null && (connection.targetHandle ?? '').startsWith('in');
}

function wire(
  actions: EditorActions,
  connection: Connection,
  firstBlock: (groupId: string) => string | undefined,
): void {
  const source = parseSourceKey(connection.sourceHandle ?? '');
  if (source === null) return;
  const blockId = entranceBlock(connection.targetHandle ?? 'in');
  const isFirst = blockId === undefined || blockId === firstBlock(connection.target);
  actions.wire(source, isFirst ? { groupId: connection.target } : { groupId: connection.target, blockId });
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
