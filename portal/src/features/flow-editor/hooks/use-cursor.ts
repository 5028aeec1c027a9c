'use client';
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import { findBlock } from '../model/document.js';
import { cursorKey, rectOf, standing, type Cursor } from '../model/movement.js';
import { elementAt, focusHome, focusSoon, ifLost } from './focus.js';
import { useEditor } from './use-editor.js';
import { usePane } from './use-pane.js';

/**
 * Moves the keyboard cursor to a place of the flow and brings it into view. Until the place is rendered, a focus that
 * would be lost goes to the canvas, which keeps handling the keys.
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

/** Moves the keyboard cursor back to a block, or to what replaced it. */
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
 * For an element that can have the keyboard cursor: when it is removed while focused, the focus moves to the cursor's
 * new place, or to what replaced the element. For keyboard users an element that is only out of view is scrolled back
 * into view; if a pointer moved the canvas away, the focus goes to the canvas.
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
        // A key press moves the canvas before the focus: the element that is left must not scroll back to itself.
        const place = standing(editor.store.getState().flow, ui.getState().cursor ?? was.cursor, was.index);
        if (place === null || (!isByKeys && elementAt(place) === null)) focusHome();
        else if (isByKeys) moveTo(place);
        else elementAt(place)?.focus({ preventScroll: true });
      });
    };
  }, [editor, moveTo, ui]);
  return ref;
}

/** Attributes that mark an element as the place of a cursor. */
export function placeAttributes(cursor: Cursor): { 'data-place': string } {
  return { 'data-place': cursorKey(cursor) };
}
