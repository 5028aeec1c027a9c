import type { Flow } from '@tertulia/flow-engine';
import type { Rect, Size } from './card-size.js';

/** The visible part of the canvas: its offset in pixels, and its zoom. */
export interface CanvasView {
  x: number;
  y: number;
  zoom: number;
}

export const LEAST_ZOOM = 0.25;
export const MOST_ZOOM = 1.75;
/** Below this zoom only titles are readable, so only they are drawn. */
export const FAR_ZOOM = 0.6;
/** Below this zoom text is too small to work with, so showing a place zooms in. */
const READABLE_ZOOM = 0.8;

const MARGIN = 48;
/** Margins for the controls that float over the canvas: the switch above, tools and map below. */
const MARGINS = { across: [MARGIN, MARGIN], down: [64, 140] } as const;
const TITLE_PX = 11;
const TITLE_STEP = 1.15;

/**
 * The view in actual size with the start at the left, and as much of what is above and left of it as leaves space for
 * the rest.
 */
export function viewAtStart(flow: Flow, pane: Size): CanvasView {
  const nodes = [...flow.events, ...flow.groups];
  const start = flow.events.find(({ kind }) => kind === 'start') ?? nodes[0];
  const { x, y } = start?.position ?? { x: 0, y: 0 };
  const above = y - Math.min(...nodes.map(({ position }) => position.y), y);
  const left = x - Math.min(...nodes.map(({ position }) => position.x), x);
  return {
    x: Math.round(Math.min(pane.width / 6, left + MARGIN)) - x,
    y: Math.round(Math.min(pane.height / 3, above + MARGIN + 16)) - y,
    zoom: 1,
  };
}

/** True if at least one of the cards is visible. */
export function showsAny(view: CanvasView, pane: Size, cards: readonly Rect[]): boolean {
  return cards.some((card) => {
    const { left, top, right, bottom } = onScreen(card, view);
    return right > 0 && bottom > 0 && left < pane.width && top < pane.height;
  });
}

/** The view moved just enough to show a place with a margin, and zoomed in enough to read it. */
export function viewShowing(place: Rect, view: CanvasView, pane: Size): CanvasView {
  return view.zoom < READABLE_ZOOM ? centredOn(place, pane, 1) : viewKeeping(place, view, pane);
}

/** The view moved just enough to show a place with a margin, at the same zoom. */
export function viewKeeping(place: Rect, view: CanvasView, pane: Size): CanvasView {
  const { left, top, right, bottom } = onScreen(place, view);
  const x = view.x + shift([left, right], pane.width, MARGINS.across);
  const y = view.y + shift([top, bottom], pane.height, MARGINS.down);
  return x === view.x && y === view.y ? view : { x, y, zoom: view.zoom };
}

/** The view with a place in its centre. */
export function centredOn({ x, y, width, height }: Rect, pane: Size, zoom: number): CanvasView {
  return { x: pane.width / 2 - (x + width / 2) * zoom, y: pane.height / 2 - (y + height / 2) * zoom, zoom };
}

/** The size of a title at low zoom, in canvas pixels; in few steps, because each one lays out every title anew. */
export function farTitleSize(zoom: number): number {
  const wanted = 1 / Math.max(zoom, LEAST_ZOOM);
  return Math.round(TITLE_PX * TITLE_STEP ** Math.round(Math.log(wanted) / Math.log(TITLE_STEP)));
}

function onScreen({ x, y, width, height }: Rect, view: CanvasView) {
  const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
  return { left, top, right: left + width * view.zoom, bottom: top + height * view.zoom };
}

/** How far an interval must move to be between the margins; if there is not enough space, to be inside the pane. */
function shift([from, to]: [number, number], length: number, margins: readonly [number, number]): number {
  const room = length - (to - from);
  const scale = Math.max(0, Math.min(1, room / (margins[0] + margins[1])));
  const [before, after] = [margins[0] * scale, margins[1] * scale];
  if (from < before || room <= 0) return before - from;
  return to > length - after ? length - after - to : 0;
}
