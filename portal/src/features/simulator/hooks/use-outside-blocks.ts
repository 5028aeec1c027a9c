'use client';
import { blockFamily } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useDefinition } from '../../bots/index.js';

/** Ids of the draft's blocks that have work done outside the platform. */
export function useOutsideBlocks(): ReadonlySet<string> {
  const { flows } = useDefinition();
  return useMemo(() => {
    const blocks = flows.flatMap(({ groups }) => groups.flatMap((group) => group.blocks));
    return new Set(blocks.filter(({ kind }) => blockFamily(kind) === 'INTEGRATION').map(({ id }) => id));
  }, [flows]);
}
