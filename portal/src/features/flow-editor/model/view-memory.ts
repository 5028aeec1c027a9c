import { z } from 'zod';
import { LEAST_ZOOM, MOST_ZOOM, type CanvasView } from './canvas-view.js';

/** The person and the bot whose view of the canvas is stored. */
export interface ViewOwner {
  userId: string;
  botId: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The maximum number of bots stored for one person. */
const KEPT = 50;

const place = z.object({ x: z.number(), y: z.number(), zoom: z.number().min(LEAST_ZOOM).max(MOST_ZOOM) });
const places = z.array(z.tuple([z.string(), place])).max(KEPT);

/** The stored view of this bot's canvas on this device; null if there is none or the storage is unreadable. */
export function rememberedView(store: Store, { userId, botId }: ViewOwner): CanvasView | null {
  return readAll(store, userId).find(([id]) => id === botId)?.[1] ?? null;
}

/** Stores the view, the most recently used bots first. If storage is full or blocked, only this is lost. */
export function rememberView(store: Store, { userId, botId }: ViewOwner, view: CanvasView): void {
  const others = readAll(store, userId).filter(([id]) => id !== botId);
  const { x, y, zoom } = view;
  try {
    store.setItem(keyOf(userId), JSON.stringify([[botId, { x, y, zoom }], ...others].slice(0, KEPT)));
  } catch {
    return;
  }
}

function readAll(store: Store, userId: string): [string, CanvasView][] {
  try {
    return places.parse(JSON.parse(store.getItem(keyOf(userId)) ?? '[]'));
  } catch {
    return [];
  }
}

function keyOf(userId: string): string {
  return `tertulia.canvas.${userId}`;
}
