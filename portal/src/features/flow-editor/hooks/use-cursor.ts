'use client';
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import { findBlock } from '../model/document.js';
import { cursorKey, rectOf, standing, type Cursor } from '../model/movement.js';
import { elementAt, focusHome, focusSoon, ifLost } from './focus.js';
import { useEditor } from './use-editor.js';
import { usePane } from './use-pane.js';

/**
 * Sets the keyboard on a place of the flow, in view on the canvas or in the outline. Until the place is drawn, a focus
 * that would fall to the page waits at the canvas, which goes on hearing the keys.
 */
export function useMoveCursor(): (cursor: Cursor) => void {
  const { editor, ui } = useEditor();
  const pane = usePane();
  return useCallback(
    (cursor) => {
      ui.setState({ cursor });
      const place = rectOf(editor.store.getState().flow, cursor);
      if (place !== null && ui.getState().view === 'canvas') pane.show(place);
      if (elementAt(cursor) === null && document.activeElement === document.body) focusHome();
      focusSoon(() => elementAt(cursor));
    },
    [editor, pane, ui],
  );
}

/** Sets the keyboard back on a block, or on what stands there now that it has gone. */
export function useReturnToBlock(): (blockId: string, index: number, groupId: string) => void {
  const { editor } = useEditor();
  const moveTo = useMoveCursor();
  return useCallback(
    (blockId, index, groupId) => {
      const { flow } = editor.store.getState();
      const nodeId = findBlock(flow, blockId)?.group.id ?? groupId;
      const cursor = standing(flow, { nodeId, blockId }, index);
      if (cursor === null) focusHome();
      else moveTo(cursor);
    },
    [editor, moveTo],
  );
}

/**
 * For an element on which the keyboard can stand: when it goes while it has the focus, the focus goes to where the
 * keyboard is being set, or to what took its place. What is only out of view comes back into view for whoever uses keys;
 * for a pointer that moved the canvas away, the focus waits at the canvas.
 */
export function useKeptFocus<T extends HTMLElement>(cursor: Cursor, index = 0): RefObject<T | null> {
  const ref = useRef<T>(null);
  const { editor, ui } = useEditor();
  const moveTo = useMoveCursor();
  const latest = useRef({ cursor, index });
  useLayoutEffect(() => {
    latest.current = { cursor, index };
  });
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element === null || document.activeElement !== element) return;
      const was = latest.current;
      const isByKeys = element.matches(':focus-visible');
      ifLost(() => {
        // A key that goes to another place moves the canvas before the focus: what it leaves must not call it back.
        const place = standing(editor.store.getState().flow, ui.getState().cursor ?? was.cursor, was.index);
        if (place === null || (!isByKeys && elementAt(place) === null)) focusHome();
        else if (isByKeys) moveTo(place);
        else elementAt(place)?.focus({ preventScroll: true });
      });
    };
  }, [editor, moveTo, ui]);
  return ref;
}

/** Marks an element as the place of a cursor. */
export function placeAttributes(cursor: Cursor): { 'data-place': string } {
  return { 'data-place': cursorKey(cursor) };
}
