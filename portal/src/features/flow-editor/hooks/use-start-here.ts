'use client';
import { useCallback } from 'react';
import { useBuilder } from '../../bots/index.js';

/** Starts the simulator at a block. */
export function useStartHere(): (blockId: string) => void {
  const { ui } = useBuilder();
  return useCallback(
    (blockId) => ui.setState({ isSimulatorOpen: true, startFrom: { blockId, at: performance.now() } }),
    [ui],
  );
}
