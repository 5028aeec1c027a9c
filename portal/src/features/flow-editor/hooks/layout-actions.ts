import type { FlowNote, Position } from '@tertulia/flow-engine';
import type { StoreApi } from 'zustand/vanilla';
import { aligned, type Alignment } from '../model/align.js';
import { snapped } from '../model/document.js';
import { onFlow, type EditorStore } from '../model/editor-store.js';
import { nothingPicked, type EditorUi } from '../model/editor-ui.js';
import { addNote, changeNote, NOTE_SIZE, removeNotes } from '../model/notes.js';
import { collapseGroups, moveNodes } from '../model/operations.js';

/** Actions on what only those see who build the bot. */
export interface LayoutActions {
  /** Adds an empty comment, to be written. */
  addNoteAt: (position: Position) => void;
  changeNote: (id: string, change: Partial<Omit<FlowNote, 'id'>>) => void;
  removeNote: (id: string) => void;
  /** Collapses groups, or opens them if all of them are collapsed. */
  toggleCollapsed: (groupIds: ReadonlySet<string>) => void;
  /** Puts what is selected in line. */
  alignPicked: (alignment: Alignment) => void;
}

/** The layout actions of an open editor. */
export function layoutActions(editor: EditorStore, ui: StoreApi<EditorUi>): LayoutActions {
  return {
    addNoteAt: (position) => {
      const id = crypto.randomUUID();
      const note = { id, text: '', color: 'YELLOW', position: snapped(position), ...NOTE_SIZE } as const;
      editor.apply(onFlow((flow) => addNote(flow, note)));
      ui.setState({
        ...nothingPicked,
        groupIds: new Set([id]),
        cursor: { nodeId: id, blockId: null },
        writtenNote: id,
      });
    },
    changeNote: (id, change) =>
      editor.apply(
        onFlow((flow) => changeNote(flow, id, change)),
        `${id}.${Object.keys(change).join('.')}`,
      ),
    removeNote: (id) => editor.apply(onFlow((flow) => removeNotes(flow, new Set([id])))),
    toggleCollapsed: (groupIds) =>
      editor.apply(
        onFlow((flow) => {
          const isOneOpen = flow.groups.some(({ id, isCollapsed }) => groupIds.has(id) && isCollapsed !== true);
          return collapseGroups(flow, groupIds, isOneOpen);
        }),
      ),
    alignPicked: (alignment) =>
      editor.apply(onFlow((flow) => moveNodes(flow, aligned(flow, ui.getState().groupIds, alignment)))),
  };
}
