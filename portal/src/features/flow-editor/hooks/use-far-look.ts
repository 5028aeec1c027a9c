'use client';
import { useStore } from '@xyflow/react';
import { useLayoutEffect, type CSSProperties } from 'react';
import { FAR_ZOOM, farTitleSize } from '../model/canvas-view.js';

/** Size of the words of cards and events at actual size. */
const TEXT_PX = 13;

/** From afar a card shows its title alone, as large as is read; the size of titles changes in steps. */
export function useFarLook(): { className: string; style: CSSProperties } {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const titlePx = useStore((state) => farTitleSize(state.transform[2]));
  useLayoutEffect(() => {
    const { activeElement } = document;
    // A row that is about to be hidden would take the focus along: its title keeps it.
    if (isFar) activeElement?.closest('[data-block-row]')?.closest('[data-card]')?.querySelector('button')?.focus();
  }, [isFar]);
  return {
    className: isFar ? 'tertulia-canvas tertulia-far' : 'tertulia-canvas',
    style: { '--far-title': `${titlePx}px`, '--far-scale': titlePx / TEXT_PX } as CSSProperties,
  };
}
