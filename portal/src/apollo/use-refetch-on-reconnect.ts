'use client';
import { useEffect, useRef } from 'react';
import { useConnection } from './connection.js';

/** Calls `refetch` after each reconnect, because events in between were not delivered. */
export function useRefetchOnReconnect(refetch: () => void): void {
  const { openings } = useConnection();
  const seen = useRef(openings);
  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });
  useEffect(() => {
    const isFirst = seen.current === 0;
    const isNew = openings > seen.current;
    seen.current = openings;
    if (isNew && !isFirst) latest.current();
  }, [openings]);
}
