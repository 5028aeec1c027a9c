'use client';
import { useCallback, useEffect, useRef } from 'react';

const restMs = 3000;

/** Throttles a call: runs it at once, and again at most every three seconds, however often it is requested. */
export function useThrottled(act: () => void): () => void {
  const latest = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isRequested = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return useCallback(() => {
    const run = (): void => {
      isRequested.current = false;
      latest.current();
      timer.current = setTimeout(() => {
        timer.current = null;
        if (isRequested.current) run();
      }, restMs);
    };
    if (timer.current === null) run();
    else isRequested.current = true;
  }, []);
}
