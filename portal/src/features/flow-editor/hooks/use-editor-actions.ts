'use client';
import type { Block, BlockKind, EdgeSource, EdgeTarget, Locale, Position } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useBuilder, useDraft } from '../../bots/index.js';
import { homed } from '../model/foreign-clipping.js';
import { clip, duplicate, paste, type Clipping, type Count, type Pasted } from '../model/clipboard.js';
import { findBlock, freeTitle, snapped, type FlowDocument } from '../model/document.js';
import { onFlow, type EditorStore } from '../model/editor-store.js';
import { nothingPicked, type EditorUi } from '../model/editor-ui.js';
import type { Cursor } from '../model/movement.js';
import { groupTitle, newBlock } from '../model/new-block.js';
import { removeNotes } from '../model/notes.js';
import {
  addBlock,
  addEvent,
  connect,
  deleteSelection,
  disconnect,
  moveBlocks,
  nudgeBlock,
  removeEvent,
  type EventSubject,
  renameGroup,
  replaceBlock,
  type Destination,
} from '../model/operations.js';
import { layoutActions, type LayoutActions } from './layout-actions.js';
import { useEditor } from './use-editor.js';
import type { StoreApi } from 'zustand/vanilla';

/** Where a new block goes: into a group at an index, or into a new group on the canvas. */
export type AddTarget =
  | { kind: 'group'; groupId: string; index: number }
  | { kind: 'canvas'; position: Position; from?: EdgeSource | null };

/** Every action of the editor, whatever triggers it: mouse, keyboard, menu or outline. */
export interface EditorActions extends LayoutActions {
  add: (kind: BlockKind, to: AddTarget) => void;
  /** Adds after the selection; without a selection in a new group at `position`. */
  addBeside: (kind: BlockKind, position: Position) => void;
  addEventAt: (subject: EventSubject, position: Position) => void;
  removeEventById: (eventId: string) => void;
  replace: (block: Block, field: string) => void;
  move: (blockIds: ReadonlySet<string>, to: AddTarget) => void;
  nudge: (blockId: string, step: -1 | 1) => void;
  rename: (groupId: string, title: string) => void;
  wire: (source: EdgeSource, target: EdgeTarget) => void;
  unwire: (edgeIds: ReadonlySet<string>) => void;
  removePicked: () => void;
  remove: (blockId: string) => void;
  removeGroup: (groupId: string) => void;
  /** Removes what the keyboard cursor is on, if nothing is selected; false if nothing was removed. */
  removeAt: (cursor: Cursor) => boolean;
  duplicatePicked: () => void;
  copied: () => Clipping | null;
  /** Returns how much was pasted. */
  pasteAt: (clipping: Clipping, at: Position) => Count;
  pickBlock: (blockId: string, isAdding?: boolean) => void;
  /** Selects a block and opens its form for typing. */
  openForm: (blockId: string) => void;
  pickGroups: (groupIds: ReadonlySet<string>) => void;
  pickAll: () => void;
  pickNothing: () => void;
}

const newId = (): string => crypto.randomUUID();

/** The actions of the open editor. */
export function useEditorActions(): EditorActions {
  const { editor, ui } = useEditor();
  const { botId } = useBuilder();
  const draft = useDraft();
  return useMemo(
    () => ({
      ...addActions(editor, ui, () => draft.store.getState().definition.locales),
      ...changeActions(editor),
      ...removeActions(editor, ui),
      ...copyActions(editor, ui, botId),
      ...pickActions(editor, ui),
      ...wireActions(editor),
      ...layoutActions(editor, ui),
    }),
    [editor, ui, botId, draft],
  );
}

type Ui = StoreApi<EditorUi>;

function addActions(
  editor: EditorStore,
  ui: Ui,
  locales: () => readonly Locale[],
): Pick<EditorActions, 'add' | 'addBeside' | 'addEventAt' | 'removeEventById'> {
  const add: EditorActions['add'] = (kind, to) => {
    const block = newBlock(kind, { locale: ui.getState().textLocale, locales: locales(), newId });
    const destination = destinationFor(editor, to, groupTitle(kind, ui.getState().textLocale));
    editor.apply(
      onFlow((flow) => {
        const added = addBlock(flow, block, destination);
        const from = to.kind === 'canvas' ? to.from : null;
        if (from === null || from === undefined) return added;
        return connect(added, { id: newId(), source: from, target: { groupId: destination.groupId } });
      }),
    );
    ui.setState({
      ...nothingPicked,
      blockIds: new Set([block.id]),
      addMenu: null,
      cursor: { nodeId: destination.groupId, blockId: block.id },
      formRequest: { blockId: block.id, at: performance.now() },
    });
  };
  return {
    add,
    addBeside: (kind, position) => {
      const { blockIds, groupIds } = ui.getState();
      const { flow } = editor.store.getState();
      const [picked] = [...blockIds].slice(-1);
      const place = picked === undefined ? null : findBlock(flow, picked);
      if (place !== null) return add(kind, { kind: 'group', groupId: place.group.id, index: place.index + 1 });
      const group = flow.groups.find((each) => groupIds.has(each.id));
      if (group !== undefined) return add(kind, { kind: 'group', groupId: group.id, index: group.blocks.length });
      add(kind, { kind: 'canvas', position });
    },
    addEventAt: (subject, position) => {
      editor.apply(onFlow((flow) => addEvent(flow, { ...subject, id: newId(), position: snapped(position) })));
    },
    removeEventById: (eventId) => editor.apply(onFlow((flow) => removeEvent(flow, eventId))),
  };
}

type Change = Pick<EditorActions, 'replace' | 'move' | 'nudge' | 'rename'>;

function changeActions(editor: EditorStore): Change {
  return {
    replace: (block, field) =>
      editor.apply(
        onFlow((flow) => replaceBlock(flow, block)),
        `${block.id}.${field}`,
      ),
    move: (blockIds, to) => {
      const title = freeTitle(editor.store.getState().flow, titleOf(editor, blockIds));
      editor.apply(onFlow((flow) => moveBlocks(flow, blockIds, destinationFor(editor, to, title))));
    },
    nudge: (blockId, step) => editor.apply(onFlow((flow) => nudgeBlock(flow, blockId, step))),
    rename: (groupId, title) =>
      editor.apply(
        onFlow((flow) => renameGroup(flow, groupId, title)),
        `${groupId}.title`,
      ),
  };
}

type Removal = Pick<EditorActions, 'remove' | 'removeGroup' | 'removeAt' | 'removePicked'>;

function removeActions(editor: EditorStore, ui: Ui): Removal {
  const none = new Set<string>();
  const without = (selection: { groupIds: ReadonlySet<string>; blockIds: ReadonlySet<string> }): void => {
    editor.apply(onFlow((flow) => deleteSelection(flow, selection)));
    ui.setState(nothingPicked);
  };
  const remove: EditorActions['remove'] = (blockId) => without({ groupIds: none, blockIds: new Set([blockId]) });
  const removeGroup: EditorActions['removeGroup'] = (groupId) =>
    without({ groupIds: new Set([groupId]), blockIds: none });
  const removeEventById = (eventId: string): void => editor.apply(onFlow((flow) => removeEvent(flow, eventId)));
  return {
    remove,
    removeGroup,
    removeAt: ({ nodeId, blockId }) => {
      const { groupIds, blockIds, edgeIds } = ui.getState();
      // A selection is removed by the editor's own shortcut.
      if (groupIds.size + blockIds.size + edgeIds.size > 0) return false;
      if (blockId !== null) remove(blockId);
      else if (editor.store.getState().flow.notes?.some(({ id }) => id === nodeId) === true)
        editor.apply(onFlow((flow) => removeNotes(flow, new Set([nodeId]))));
      else if (editor.store.getState().flow.events.some(({ id }) => id === nodeId)) removeEventById(nodeId);
      else removeGroup(nodeId);
      return true;
    },
    removePicked: () => {
      const { groupIds, blockIds, edgeIds } = ui.getState();
      const events = editor.store.getState().flow.events.filter((event) => groupIds.has(event.id));
      editor.apply(
        onFlow((flow) => {
          const unwired = removeNotes(disconnect(flow, edgeIds), groupIds);
          const rest = events.map((event) => event.id).reduce(removeEvent, unwired);
          const hasParts = blockIds.size > 0 || groupIds.size > events.length;
          return hasParts ? deleteSelection(rest, { groupIds, blockIds }) : rest;
        }),
      );
      ui.setState(nothingPicked);
    },
  };
}

function copyActions(
  editor: EditorStore,
  ui: Ui,
  botId: string,
): Pick<EditorActions, 'duplicatePicked' | 'copied' | 'pasteAt'> {
  const documentNow = (): FlowDocument => {
    const { flow, variables } = editor.store.getState();
    return { flow, variables };
  };
  const show = ({ document, groupIds, count }: Pasted): Count => {
    editor.apply(() => document);
    ui.setState({ ...nothingPicked, groupIds: new Set(groupIds) });
    return count;
  };
  return {
    duplicatePicked: () => {
      const copy = duplicate(documentNow(), ui.getState(), newId);
      if (copy !== null) show(copy);
    },
    copied: () => {
      const clipping = clip(documentNow(), ui.getState());
      return clipping === null ? null : { ...clipping, botId };
    },
    pasteAt: (clipping, at) => show(paste(documentNow(), homed(clipping, botId), { at: snapped(at), newId })),
  };
}

function pickActions(
  editor: EditorStore,
  ui: Ui,
): Pick<EditorActions, 'pickBlock' | 'openForm' | 'pickGroups' | 'pickAll' | 'pickNothing'> {
  const picked = (state: Partial<EditorUi>): void => {
    editor.endGesture();
    ui.setState({ ...nothingPicked, addMenu: null, ...state });
  };
  return {
    pickBlock: (blockId, isAdding = false) => {
      const before = isAdding ? ui.getState().blockIds : new Set<string>();
      picked({ blockIds: new Set([...before, blockId]) });
    },
    openForm: (blockId) => picked({ blockIds: new Set([blockId]), formRequest: { blockId, at: performance.now() } }),
    pickGroups: (groupIds) => picked({ groupIds }),
    pickAll: () => {
      const { groups, notes = [] } = editor.store.getState().flow;
      picked({ groupIds: new Set([...groups, ...notes].map(({ id }) => id)) });
    },
    pickNothing: () => picked({}),
  };
}

function wireActions(editor: EditorStore): Pick<EditorActions, 'wire' | 'unwire'> {
  return {
    wire: (source, target) => editor.apply(onFlow((flow) => connect(flow, { id: newId(), source, target }))),
    unwire: (edgeIds) => editor.apply(onFlow((flow) => disconnect(flow, edgeIds))),
  };
}

function destinationFor(editor: EditorStore, to: AddTarget, title: string): Destination {
  if (to.kind === 'group') return to;
  const free = freeTitle(editor.store.getState().flow, title);
  return { kind: 'canvas', groupId: newId(), title: free, position: snapped(to.position) };
}

function titleOf(editor: EditorStore, blockIds: ReadonlySet<string>): string {
  const [first] = blockIds;
  const place = first === undefined ? null : findBlock(editor.store.getState().flow, first);
  return place?.group.title ?? '';
}
