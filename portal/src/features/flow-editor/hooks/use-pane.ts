'use client';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Rect } from '../model/card-size.js';
import { viewShowing } from '../model/canvas-view.js';
import { prefersStillness } from './stillness.js';

const GLIDE_MS = 180;

/** Brings places of the canvas into view. */
export interface Pane {
  /** Moves as little as shows the place, and comes close enough to read it. */
  show: (place: Rect) => void;
  /** Milliseconds that a movement of the canvas takes here. */
  glideMs: () => number;
}

/** The part of the screen in which the canvas is drawn. */
export function usePane(): Pane {
  const canvas = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const glideMs = (): number => (prefersStillness() ? 0 : GLIDE_MS);
    const show = (place: Rect): void => {
      const { width, height } = store.getState();
      if (width === 0 || height === 0) return;
      const view = canvas.getViewport();
      const next = viewShowing(place, view, { width, height });
      if (next !== view) void canvas.setViewport(next, { duration: glideMs() });
    };
    return { show, glideMs };
  }, [canvas, store]);
}
