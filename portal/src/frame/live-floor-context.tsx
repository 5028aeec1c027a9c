'use client';
import { createContext, useContext, type ReactNode } from 'react';
import { useLiveFloor, type LiveFloor } from './use-live-floor.js';

const Context = createContext<LiveFloor | null>(null);

/** One subscription for the whole portal. */
export function LiveFloorProvider({ children }: { children: ReactNode }) {
  return <Context value={useLiveFloor()}>{children}</Context>;
}

/** The current live counts; null until loaded. */
export function useFloor(): LiveFloor | null {
  return useContext(Context);
}
