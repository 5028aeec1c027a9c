'use client';
import { blockTitle, type Block, type Locale } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useDefinition } from '../../bots/index.js';
import { plainSummary } from '../model/plain-summary.js';
import { useFlows } from './use-editor.js';

/** The one-line summary of a block, with the titles of the groups and flows to which it leads. */
export function useSummary(block: Block, locale: Locale): string {
  const flows = useFlows();
  const definition = useDefinition();
  return useMemo(() => {
    const isNaming = block.kind === 'jump' || block.kind === 'callFlow';
    return isNaming
      ? blockTitle(block, { definition: { ...definition, flows: [...flows] }, locale })
      : plainSummary(block, locale);
  }, [block, definition, flows, locale]);
}
