'use client';
import { useStore } from '@xyflow/react';
import { useLayoutEffect, type CSSProperties } from 'react';
import { FAR_ZOOM, farTitleSize } from '../model/canvas-view.js';

/** Text size of cards and events at actual size. */
const TEXT_PX = 13;

/** At low zoom a card shows only its title, enlarged; the title size changes in steps. */
export function useFarLook(): { isFar: boolean; look: { className: string; style: CSSProperties } } {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const titlePx = useStore((state) => farTitleSize(state.transform[2]));
  useLayoutEffect(() => {
    const { activeElement } = document;
    // A focused row would lose the focus when it is hidden: move it to the title.
    if (isFar) activeElement?.closest('[data-block-row]')?.closest('[data-card]')?.querySelector('button')?.focus();
  }, [isFar]);
  return {
    isFar,
    look: {
      className: isFar ? 'tertulia-canvas tertulia-far' : 'tertulia-canvas',
      style: { '--far-title': `${titlePx}px`, '--far-scale': titlePx / TEXT_PX } as CSSProperties,
    },
  };
}
