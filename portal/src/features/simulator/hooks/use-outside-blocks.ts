'use client';
import { blockFamily, type BlockKind } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useDefinition } from '../../bots/index.js';

/** Ids of the draft's blocks that have work done outside the platform, or ask a language model there. */
export function useOutsideBlocks(): ReadonlySet<string> {
  const { flows, settings } = useDefinition();
  const hasModel = settings.answerModel !== undefined;
  return useMemo(() => {
    const blocks = flows.flatMap(({ groups }) => groups.flatMap((group) => group.blocks));
    const isOutside = (kind: BlockKind): boolean =>
      blockFamily(kind) === 'INTEGRATION' || (hasModel && blockFamily(kind) === 'AI');
    return new Set(blocks.filter(({ kind }) => isOutside(kind)).map(({ id }) => id));
  }, [flows, hasModel]);
}
