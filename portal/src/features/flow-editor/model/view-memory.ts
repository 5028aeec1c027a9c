import { z } from 'zod';
import { LEAST_ZOOM, MOST_ZOOM, type CanvasView } from './canvas-view.js';

/** Where somebody left the canvas of a bot. */
export interface ViewOwner {
  userId: string;
  botId: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Bots remembered of one person. */
const KEPT = 50;

const place = z.object({ x: z.number(), y: z.number(), zoom: z.number().min(LEAST_ZOOM).max(MOST_ZOOM) });
const places = z.array(z.tuple([z.string(), place])).max(KEPT);

/** Where the person left this bot's canvas on this device; null where they never did, or the storage says nothing. */
export function rememberedView(store: Store, { userId, botId }: ViewOwner): CanvasView | null {
  return readAll(store, userId).find(([id]) => id === botId)?.[1] ?? null;
}

/** Remembers it, the bots used last first. A full or forbidden storage loses nothing but this. */
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
