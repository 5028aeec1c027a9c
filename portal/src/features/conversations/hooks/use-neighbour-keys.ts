'use client';
import { useEffect } from 'react';

/** Alt+J opens the next conversation, Alt+K the previous one; also while typing, because the text is kept. */
export function useNeighbourKeys(onStep: (step: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // With Alt some keyboards produce another character, so compare the physical key.
      if (event.code !== 'KeyJ' && event.code !== 'KeyK') return;
      event.preventDefault();
      onStep(event.code === 'KeyJ' ? 1 : -1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onStep]);
}
