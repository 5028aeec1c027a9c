'use client';
import type { FlowNote, NoteColor } from '@tertulia/flow-engine';
import { useStore, type Node, type NodeProps } from '@xyflow/react';
import { Trash2 } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { elementAt, focusHome, focusSoon } from '../hooks/focus.js';
import { placeAttributes, useKeptFocus } from '../hooks/use-cursor.js';
import { useEditor, useEditorUi } from '../hooks/use-editor.js';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import type { Size } from '../model/card-size.js';
import { LEAST_NOTE, NOTE_COLORS } from '../model/notes.js';

export type NoteNodeType = Node<{ note: FlowNote }, 'flowNote'>;

const PAPERS: Record<NoteColor, string> = {
  YELLOW: 'bg-warn-soft border-warn',
  GREEN: 'bg-ok-soft border-ok',
  BLUE: 'bg-info-soft border-info',
  PINK: 'bg-accent-soft border-accent',
};
const STEP = 16;
const KEY_STEPS: Record<string, Size> = {
  ArrowRight: { width: STEP, height: 0 },
  ArrowLeft: { width: -STEP, height: 0 },
  ArrowDown: { width: 0, height: STEP },
  ArrowUp: { width: 0, height: -STEP },
};

/** A comment on the canvas: Enter, F2 or a double click writes it, Shift with an arrow changes its size. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<NoteNodeType>) {
  const isWriting = useEditorUi((state) => state.writtenNote === note.id);
  const { size, handlers } = useResizing(note);
  return (
    <div
      className={`relative rounded-md border text-[13px] leading-[18px] text-ink ${PAPERS[note.color]} ${selected ? 'ring-2 ring-accent' : ''}`}
      style={size}
    >
      {selected && !isWriting ? <NoteTools note={note} /> : null}
      {isWriting ? <NoteField note={note} /> : <NoteText note={note} />}
      <span
        aria-hidden
        className="nodrag absolute right-0 bottom-0 size-4 cursor-nwse-resize border-r-2 border-b-2 border-line-strong opacity-60"
        {...handlers}
      />
    </div>
  );
});

function NoteText({ note }: { note: FlowNote }) {
  const t = useTranslations('flow-editor.notes');
  const { ui } = useEditor();
  const { changeNote } = useEditorActions();
  const place = { nodeId: note.id, blockId: null };
  const ref = useKeptFocus<HTMLButtonElement>(place);
  const write = (): void => ui.setState({ writtenNote: note.id });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? KEY_STEPS[event.key] : undefined;
    if (step !== undefined) changeNote(note.id, grown(note, step));
    else if (event.key === 'F2' || event.key === 'Enter') write();
    else return;
    event.preventDefault();
  };
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      {...placeAttributes(place)}
      aria-label={t('label', { text: note.text === '' ? t('empty') : note.text })}
      title={t('writeHint')}
      className="flex size-full cursor-grab items-start overflow-hidden p-2 text-left whitespace-pre-wrap wrap-anywhere"
      onFocus={() => ui.setState({ cursor: place })}
      onDoubleClick={(event) => {
        event.stopPropagation();
        write();
      }}
      onKeyDown={onKeyDown}
    >
      {note.text === '' ? <span className="text-ink-2">{t('empty')}</span> : note.text}
    </button>
  );
}

function NoteField({ note }: { note: FlowNote }) {
  const t = useTranslations('flow-editor.notes');
  const { editor, ui } = useEditor();
  const { changeNote } = useEditorActions();
  const ref = useRef<HTMLTextAreaElement>(null);
  // The canvas hides a new note until it is measured, and what is hidden takes no focus.
  useEffect(
    () => focusSoon(() => (ref.current?.checkVisibility({ visibilityProperty: true }) === true ? ref.current : null)),
    [],
  );
  const stop = (): void => {
    editor.endGesture();
    ui.setState({ writtenNote: null });
  };
  return (
    <textarea
      ref={ref}
      // Behind what was typed before the field was there.
      onFocus={({ currentTarget }) => currentTarget.setSelectionRange(note.text.length, note.text.length)}
      aria-label={t('text')}
      className="nodrag nowheel size-full resize-none bg-transparent p-2 outline-none"
      maxLength={4_096}
      value={note.text}
      onChange={(event) => changeNote(note.id, { text: event.target.value })}
      onBlur={stop}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        stop();
        focusSoon(() => elementAt({ nodeId: note.id, blockId: null }));
      }}
    />
  );
}

function NoteTools({ note }: { note: FlowNote }) {
  const t = useTranslations('flow-editor.notes');
  const { changeNote, removeNote } = useEditorActions();
  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      className="nodrag absolute -top-10 left-0 flex h-8 items-center gap-1 rounded-md bg-surface px-1.5 shadow-float"
    >
      {NOTE_COLORS.map((color) => (
        <button
          key={color}
          type="button"
          aria-label={t(`colors.${color}`)}
          aria-pressed={color === note.color}
          title={t(`colors.${color}`)}
          className={`size-6 rounded-full border ${PAPERS[color]} aria-pressed:ring-2 aria-pressed:ring-ink`}
          onClick={() => changeNote(note.id, { color })}
        />
      ))}
      <button
        type="button"
        aria-label={t('remove')}
        title={t('remove')}
        className="grid size-6 place-items-center rounded-md hover:bg-canvas"
        onClick={() => {
          removeNote(note.id);
          focusHome();
        }}
      >
        <Trash2 aria-hidden className="size-4" />
      </button>
    </div>
  );
}

/** The size of a note while its corner is dragged; it is written when the corner is let go. */
function useResizing(note: FlowNote) {
  const zoom = useStore((state) => state.transform[2]);
  const { changeNote } = useEditorActions();
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const [size, setSize] = useState<Size | null>(null);
  const onPointerDown = (event: PointerEvent): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, y: event.clientY });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (from === null) return;
    const by = { width: (event.clientX - from.x) / zoom, height: (event.clientY - from.y) / zoom };
    setSize(grown(note, by));
  };
  const onPointerUp = (): void => {
    if (size !== null) changeNote(note.id, size);
    setFrom(null);
    setSize(null);
  };
  const { width, height } = size ?? note;
  return { size: { width, height }, handlers: { onPointerDown, onPointerMove, onPointerUp } };
}

function grown(note: Size, by: Size): Size {
  const bounded = (length: number, least: number): number => Math.min(2_000, Math.max(least, Math.round(length)));
  return {
    width: bounded(note.width + by.width, LEAST_NOTE.width),
    height: bounded(note.height + by.height, LEAST_NOTE.height),
  };
}
