'use client';
import type { Flow } from '@tertulia/flow-engine';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { toast } from 'sonner';
import { prefersReducedMotion } from './reduced-motion.js';
import { countOf } from '../model/clipboard.js';
import { readClipping } from '../model/clipping.js';
import { findBlock } from '../model/document.js';
import { useEditor } from './use-editor.js';
import { useEditorActions, type EditorActions } from './use-editor-actions.js';

/** The space between a card and a new one beside it. */
const BESIDE_PX = 64;

/** Keyboard shortcuts and the system clipboard, wherever the focus is not in a field. */
export function useShortcuts(): void {
  const pointer = usePointer();
  useKeys(pointer);
  useClipboard(pointer);
}

function useKeys(pointer: { current: { x: number; y: number } }): void {
  const { editor, ui } = useEditor();
  const actions = useEditorActions();
  const canvas = useReactFlow();
  useEffect(() => {
    const commands: Record<string, () => void> = {
      'ctrl+z': editor.undo,
      'ctrl+shift+z': editor.redo,
      'ctrl+y': editor.redo,
      'ctrl+a': actions.pickAll,
      'ctrl+d': () => actions.duplicatePicked(),
      'ctrl+f': () => ui.setState({ panel: 'search' }),
      f: () => ui.setState({ panel: 'search' }),
      'ctrl+h': () => ui.setState({ panel: 'replace' }),
      delete: actions.removePicked,
      backspace: actions.removePicked,
      escape: () => {
        ui.setState({ panel: 'none' });
        actions.pickNothing();
      },
      a: () => {
        const screen = besideFocus() ?? pointer.current;
        const after = blockInFocus(editor.store.getState().flow);
        ui.setState({ addMenu: { screen, at: canvas.screenToFlowPosition(screen), from: null, after } });
      },
      n: () => actions.addNoteAt(canvas.screenToFlowPosition(besideFocus() ?? pointer.current)),
      'shift+1': () => void canvas.fitView({ duration: prefersReducedMotion() ? 0 : 200, maxZoom: 1, padding: 0.15 }),
      'shift+2': () => fitPicked(canvas, ui.getState().groupIds),
      'alt+arrowup': () => nudgePicked(actions, ui.getState().blockIds, -1),
      'alt+arrowdown': () => nudgePicked(actions, ui.getState().blockIds, 1),
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (writeAhead({ editor, ui, actions }, event)) return;
      const command = commands[keyOf(event)];
      if (command === undefined) return;
      event.preventDefault();
      command();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [actions, canvas, editor, pointer, ui]);
}

function useClipboard(pointer: { current: { x: number; y: number } }): void {
  const t = useTranslations('flow-editor');
  const actions = useEditorActions();
  const canvas = useReactFlow();
  useEffect(() => {
    const isOurs = (event: ClipboardEvent): boolean => !isTyping(event.target) && getSelection()?.isCollapsed !== false;
    const copy = (event: ClipboardEvent): boolean => {
      const clipping = isOurs(event) ? actions.copied() : null;
      if (clipping === null || event.clipboardData === null) return false;
      event.clipboardData.setData('text/plain', JSON.stringify(clipping));
      event.preventDefault();
      toast(t('clipboard.copied', { ...countOf(clipping) }));
      return true;
    };
    const onCopy = (event: ClipboardEvent): void => void copy(event);
    const onCut = (event: ClipboardEvent): void => {
      if (copy(event)) actions.removePicked();
    };
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const clipping = isTyping(event.target) ? null : readClipping(text);
      if (clipping === null) return;
      event.preventDefault();
      toast(t('clipboard.pasted', { ...actions.pasteAt(clipping, canvas.screenToFlowPosition(pointer.current)) }));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions, canvas, pointer, t]);
}

/** The upper right corner of the focused card; null if there is none. */
function besideFocus(): { x: number; y: number } | null {
  const card = document.activeElement?.closest('.react-flow__node')?.getBoundingClientRect();
  return card === undefined ? null : { x: card.right + BESIDE_PX, y: card.top };
}

/** The focused block of the flow; null if the focus is elsewhere. */
function blockInFocus(flow: Flow): { groupId: string; index: number } | null {
  const row = document.activeElement?.closest<HTMLElement>('.react-flow [data-block-row]');
  const place = findBlock(flow, row?.dataset['blockRow'] ?? '');
  return place === null ? null : { groupId: place.group.id, index: place.index };
}

/** The last position of the pointer over the canvas; a default position before that. */
function usePointer(): { current: { x: number; y: number } } {
  const pointer = useRef({ x: 480, y: 320 });
  useEffect(() => {
    const onMove = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('.react-flow') !== null)
        pointer.current = { x: event.clientX, y: event.clientY };
    };
    addEventListener('pointermove', onMove, { passive: true });
    return () => removeEventListener('pointermove', onMove);
  }, []);
  return pointer;
}

function fitPicked(canvas: ReturnType<typeof useReactFlow>, groupIds: ReadonlySet<string>): void {
  if (groupIds.size === 0) return;
  void canvas.fitView({
    nodes: [...groupIds].map((id) => ({ id })),
    duration: prefersReducedMotion() ? 0 : 200,
    maxZoom: 1,
    padding: 0.3,
  });
}

function nudgePicked(actions: EditorActions, blockIds: ReadonlySet<string>, step: -1 | 1): void {
  const [blockId] = blockIds;
  if (blockId !== undefined) actions.nudge(blockId, step);
}

/** Whether a new note waits for its field, which is there a moment later: what is typed meanwhile is written into it and is no shortcut. */
function writeAhead(
  { editor, ui, actions }: ReturnType<typeof useEditor> & { actions: EditorActions },
  event: KeyboardEvent,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { writtenNote } = ui.getState();
  const note = editor.store.getState().flow.notes?.find(({ id }) => id === writtenNote);
  if (note === undefined) return false;
  if (event.key.length === 1) actions.changeNote(note.id, { text: `${note.text}${event.key}` });
  if (event.key.length === 1 || ['Enter', 'Backspace', 'Delete'].includes(event.key)) event.preventDefault();
  return true;
}

function keyOf(event: KeyboardEvent): string {
  const key = event.code.startsWith('Digit') ? event.code.slice(5) : event.key.toLowerCase();
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey ? 'shift+' : ''}${key}`;
}

/** True in fields, where keys and the clipboard belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"],[role="menu"]') !== null
  );
}
