'use client';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewer } from '../../identity/index.js';
import { useBuilder } from '../../bots/index.js';
import { showsAny, viewAtStart, type CanvasView } from '../model/canvas-view.js';
import { cardSize } from '../model/card-size.js';
import { rememberedView, rememberView } from '../model/view-memory.js';
import { useEditor, useFlow } from './use-editor.js';

/** The space that the header of the builder and the palette take. */
const AROUND = { width: 220, height: 52 };

/**
 * The initial view of the canvas: where this person left the flow on this device, otherwise the start in actual size. Another flow is
 * shown in its own view.
 */
export function useOpeningView(): { view: CanvasView; remember: (view: CanvasView) => void } {
  const { botId } = useBuilder();
  const { user } = useViewer();
  const { editor } = useEditor();
  const canvas = useReactFlow();
  const flowId = useFlow().id;
  const owner = useCallback(() => {
    const { flow, flows } = editor.store.getState();
    return { userId: user.id, botId: flows[0] === flow ? botId : `${botId}/${flow.id}` };
  }, [botId, editor, user.id]);
  const viewNow = useCallback((): CanvasView => {
    const { flow } = editor.store.getState();
    const pane = { width: innerWidth - AROUND.width, height: innerHeight - AROUND.height };
    const left = rememberedView(localStorage, owner());
    const cards = flow.groups.map((group) => ({ ...group.position, ...cardSize(group) }));
    return left !== null && showsAny(left, pane, cards) ? left : viewAtStart(flow, pane);
  }, [editor, owner]);
  const [view] = useState(viewNow);
  const shownId = useRef(flowId);
  useEffect(() => {
    if (shownId.current === flowId) return;
    shownId.current = flowId;
    void canvas.setViewport(viewNow());
  }, [canvas, flowId, viewNow]);
  const remember = useCallback((now: CanvasView) => rememberView(localStorage, owner(), now), [owner]);
  return { view, remember };
}
