'use client';
import { useEffect, useRef } from 'react';

/** Does something once after the first paint. */
export function useOnce(act: () => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  });
}
