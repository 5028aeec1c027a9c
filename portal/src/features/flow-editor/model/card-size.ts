import type { FlowEvent, Group } from '@tertulia/flow-engine';
import { rowExits } from './exits.js';

/** Width and height of a rendered node, in canvas pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A node's place on the canvas. */
export interface Rect extends Size {
  x: number;
  y: number;
}

export const CARD_WIDTH = 240;
const EVENT_HEIGHT = 32;
const EVENT_WIDTHS = {
  start: 96,
  invalidReply: 176,
  fallback: 176,
  intent: 240,
  command: 200,
  inactivity: 200,
  reply: 176,
} as const;
/** Border, padding and title of a card. */
const FRAME_HEIGHT = 46;
const TITLE_HEIGHT = 37;
/** Border, padding, title and the number of blocks. */
const COLLAPSED_HEIGHT = 70;
const BLOCK_HEIGHT = 36;
export const EXIT_HEIGHT = 32;

/** The size of a group on the canvas. Every row is one line high, so the content determines it before rendering. */
export function cardSize(group: Pick<Group, 'blocks' | 'isCollapsed'>): Size {
  if (group.isCollapsed === true) return { width: CARD_WIDTH, height: COLLAPSED_HEIGHT };
  const rows = group.blocks.map((block) => BLOCK_HEIGHT + rowExits(block, 'es').length * EXIT_HEIGHT);
  return { width: CARD_WIDTH, height: rows.reduce((sum, row) => sum + row, FRAME_HEIGHT) };
}

/** The approximate size of an event on the canvas: its width depends on the language. */
export function eventSize(event: Pick<FlowEvent, 'kind'>): Size {
  return { width: EVENT_WIDTHS[event.kind], height: EVENT_HEIGHT };
}

/** The row of a block inside its card, or the title's row for null; relative to the card. */
export function rowInCard(group: Pick<Group, 'blocks' | 'isCollapsed'>, blockId: string | null): Rect {
  const index = group.blocks.findIndex((block) => block.id === blockId);
  const title = { x: 0, y: 0, width: CARD_WIDTH, height: TITLE_HEIGHT };
  if (index < 0 || group.isCollapsed === true) return title;
  const above = cardSize({ blocks: group.blocks.slice(0, index) }).height - FRAME_HEIGHT;
  return { ...title, y: TITLE_HEIGHT + above, height: BLOCK_HEIGHT };
}
