import type { EdgeSource, Locale, Position } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Cursor } from './movement.js';

/** An open menu of block kinds: where on the screen, and where the block will go. */
export interface AddMenu {
  /** Pixels from the upper left corner of the window. */
  screen: Position;
  /** Canvas position of the new group. */
  at: Position;
  /** The exit to wire to the new block, when an edge was dragged into the void. */
  from: EdgeSource | null;
}

/** What is picked and open in the editor; never saved, never undone. */
export interface EditorUi {
  groupIds: ReadonlySet<string>;
  blockIds: ReadonlySet<string>;
  edgeIds: ReadonlySet<string>;
  view: 'canvas' | 'outline';
  panel: 'none' | 'problems' | 'search';
  addMenu: AddMenu | null;
  /** Where the keyboard stands on the canvas; null until somebody came by. */
  cursor: Cursor | null;
  /** A wish to write in the form of a block; `at` makes each wish a new one. */
  formWish: { blockId: string; at: number } | null;
  /** The language in which texts are written and shown. */
  textLocale: Locale;
}

export const nothingPicked = {
  groupIds: new Set<string>(),
  blockIds: new Set<string>(),
  edgeIds: new Set<string>(),
} as const;

/** A fresh store for one open editor. */
export function createEditorUi(textLocale: Locale): StoreApi<EditorUi> {
  return createStore<EditorUi>(() => ({
    ...nothingPicked,
    view: 'canvas',
    panel: 'none',
    addMenu: null,
    cursor: null,
    formWish: null,
    textLocale,
  }));
}
