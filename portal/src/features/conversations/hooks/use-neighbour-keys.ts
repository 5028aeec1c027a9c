'use client';
import { useEffect } from 'react';

/** Alt+J goes to the next conversation, Alt+K to the one before; also while writing, for the text is kept. */
export function useNeighbourKeys(onStep: (step: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // With Alt some keyboards write another character, so the place of the key counts.
      if (event.code !== 'KeyJ' && event.code !== 'KeyK') return;
      event.preventDefault();
      onStep(event.code === 'KeyJ' ? 1 : -1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onStep]);
}
