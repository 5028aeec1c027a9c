'use client';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Rect } from '../model/card-size.js';
import { viewKeeping, viewShowing } from '../model/canvas-view.js';
import { prefersReducedMotion } from './reduced-motion.js';

const GLIDE_MS = 180;

/** Scrolls places of the canvas into view. */
export interface Pane {
  /** Moves just enough to show the place, and zooms in enough to read it. */
  show: (place: Rect) => void;
  /** Moves just enough to show the place, without zooming. */
  keep: (place: Rect) => void;
}

/** The visible area of the canvas. */
export function usePane(): Pane {
  const canvas = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const move = (place: Rect, viewFor: typeof viewShowing): void => {
      const { width, height } = store.getState();
      if (width === 0 || height === 0) return;
      const view = canvas.getViewport();
      const next = viewFor(place, view, { width, height });
      if (next !== view) void canvas.setViewport(next, { duration: prefersReducedMotion() ? 0 : GLIDE_MS });
    };
    return {
      show: (place: Rect) => move(place, viewShowing),
      keep: (place: Rect) => move(place, viewKeeping),
    };
  }, [canvas, store]);
}
