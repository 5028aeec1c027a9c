import type { EdgeSource, Locale, Position } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeatPeriod } from './heat.js';
import type { Cursor } from './movement.js';

/** An open menu of block kinds: its place on the screen, and where the block will go. */
export interface AddMenu {
  /** Pixels from the upper left corner of the window. */
  screen: Position;
  /** Canvas position of the new group. */
  at: Position;
  /** The exit to connect to the new block, if the menu was opened by dropping an edge on the empty canvas. */
  from: EdgeSource | null;
  /** The block that was focused: the new one goes after it, in the same group. */
  after: { groupId: string; index: number } | null;
}

/** The selection and open panels of the editor; never saved, never undone. */
export interface EditorUi {
  groupIds: ReadonlySet<string>;
  blockIds: ReadonlySet<string>;
  edgeIds: ReadonlySet<string>;
  view: 'canvas' | 'outline';
  panel: 'none' | 'problems' | 'search' | 'replace' | 'variables';
  /** Whether the settings of the open flow are shown. */
  isFlowOpen: boolean;
  addMenu: AddMenu | null;
  /** The place of the keyboard cursor on the canvas; null until it is first used. */
  cursor: Cursor | null;
  /** A request to open the form of a block for typing; `at` makes each request a new one. */
  formRequest: { blockId: string; at: number } | null;
  /** The comment that is being written on the canvas; null for none. */
  writtenNote: string | null;
  /** Of which days the heat of the flow is shown; null for none. */
  heat: HeatPeriod | null;
  /** The language in which texts are edited and shown. */
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
    isFlowOpen: false,
    addMenu: null,
    cursor: null,
    formRequest: null,
    writtenNote: null,
    heat: null,
    textLocale,
  }));
}
