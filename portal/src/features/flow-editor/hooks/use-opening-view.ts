'use client';
import { useCallback, useState } from 'react';
import { useViewer } from '../../identity/index.js';
import { useBuilder } from '../../bots/index.js';
import { showsAny, viewAtStart, type CanvasView } from '../model/canvas-view.js';
import { cardSize } from '../model/card-size.js';
import { rememberedView, rememberView } from '../model/view-memory.js';
import { useEditor } from './use-editor.js';

/** The space that the header of the builder and the palette take. */
const AROUND = { width: 220, height: 52 };

/** The initial view of the canvas: where this person left it on this device, otherwise the start in actual size. */
export function useOpeningView(): { view: CanvasView; remember: (view: CanvasView) => void } {
  const { botId } = useBuilder();
  const { user } = useViewer();
  const { editor } = useEditor();
  const [view] = useState(() => {
    const { flow } = editor.store.getState();
    const pane = { width: innerWidth - AROUND.width, height: innerHeight - AROUND.height };
    const left = rememberedView(localStorage, { userId: user.id, botId });
    const cards = flow.groups.map((group) => ({ ...group.position, ...cardSize(group) }));
    return left !== null && showsAny(left, pane, cards) ? left : viewAtStart(flow, pane);
  });
  const remember = useCallback(
    (now: CanvasView) => rememberView(localStorage, { userId: user.id, botId }, now),
    [user.id, botId],
  );
  return { view, remember };
}
