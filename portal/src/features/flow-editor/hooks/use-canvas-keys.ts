'use client';
import type { Position } from '@tertulia/flow-engine';
import { useMemo, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { onFlow } from '../model/editor-store.js';
import { firstPlace, lastPlace, moved, nextNode, standing, type Cursor, type Direction } from '../model/movement.js';
import { moveNodes } from '../model/operations.js';
import { useMoveCursor } from './use-cursor.js';
import { useEditor } from './use-editor.js';
import { useStartHere } from './use-start-here.js';
import { useEditorActions, type EditorActions } from './use-editor-actions.js';
import { isTyping } from './use-shortcuts.js';

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const STEP = 16;
const SHIFTS: Record<Direction, Position> = {
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
};

/**
 * Makes the canvas one tab stop: arrow keys move from card to card and from row to row, Page keys through the groups in
 * their order, Home and End to the first and the last, and Alt with an arrow moves the focused block or card.
 */
export function useCanvasKeys() {
  const { editor, ui } = useEditor();
  const actions = useEditorActions();
  const moveTo = useMoveCursor();
  const startHere = useStartHere();
  const [isInside, setInside] = useState(false);
  return useMemo(() => {
    const here = (): Cursor | null => standing(editor.store.getState().flow, ui.getState().cursor);
    const onFocus = (event: FocusEvent<HTMLElement>): void => {
      setInside(event.target !== event.currentTarget);
      // A click on the empty canvas focuses it too, and must not move it.
      if (event.target !== event.currentTarget || !event.currentTarget.matches(':focus-visible')) return;
      const cursor = here();
      if (cursor !== null) moveTo(cursor);
    };
    const onBlur = (event: FocusEvent<HTMLElement>): void => {
      if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
    };
    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const cursor = here();
      if (cursor === null || event.defaultPrevented || isTyping(event.target)) return;
      if (event.ctrlKey || event.metaKey) return;
      const context = { editor, actions, cursor, moveTo, startHere };
      const isDone = event.altKey ? handledShiftKey(context, event.key) : handledKey(context, event);
      if (isDone) event.preventDefault();
    };
    return { 'data-focus-home': 'canvas', tabIndex: isInside ? -1 : 0, onFocus, onBlur, onKeyDown };
  }, [actions, editor, isInside, moveTo, startHere, ui]);
}

interface KeyContext {
  editor: ReturnType<typeof useEditor>['editor'];
  actions: EditorActions;
  cursor: Cursor;
  moveTo: (cursor: Cursor) => void;
  startHere: (blockId: string) => void;
}

function handledKey(
  { editor, actions, cursor, moveTo, startHere }: KeyContext,
  { key, shiftKey }: KeyboardEvent,
): boolean {
  if (shiftKey) return false;
  const { flow } = editor.store.getState();
  const direction = DIRECTIONS[key];
  if (direction !== undefined) moveTo(moved(flow, cursor, direction));
  else if (key === 'PageDown' || key === 'PageUp') moveTo(nextNode(flow, cursor, key === 'PageDown' ? 1 : -1));
  else if (key === 'Home') moveTo(firstPlace(flow) ?? cursor);
  else if (key === 'End') moveTo(lastPlace(flow) ?? cursor);
  else if (key === 't' && cursor.blockId !== null) startHere(cursor.blockId);
  else if (key === 'c') actions.toggleCollapsed(new Set([cursor.nodeId]));
  else if (key === 'Delete' || key === 'Backspace') return actions.removeAt(cursor);
  else return false;
  return true;
}

/** Moves a block up or down in its group, or a card in the direction of the arrow. */
function handledShiftKey({ editor, actions, cursor, moveTo }: KeyContext, key: string): boolean {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return false;
  const { nodeId, blockId } = cursor;
  if (blockId !== null) {
    if (direction === 'left' || direction === 'right') return false;
    actions.nudge(blockId, direction === 'up' ? -1 : 1);
    const group = editor.store.getState().flow.groups.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
    moveTo({ nodeId: group?.id ?? nodeId, blockId });
    return true;
  }
  const { flow } = editor.store.getState();
  const position = [...flow.groups, ...flow.events].find(({ id }) => id === nodeId)?.position;
  if (position === undefined) return false;
  const { x, y } = SHIFTS[direction];
  const to = new Map([[nodeId, { x: position.x + x, y: position.y + y }]]);
  editor.apply(
    onFlow((before) => moveNodes(before, to)),
    `${nodeId}.keys`,
  );
  moveTo(cursor);
  return true;
}
