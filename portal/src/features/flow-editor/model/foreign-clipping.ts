import type { Block } from '@tertulia/flow-engine';
import type { Clipping } from './clipboard.js';

/**
 * A clipping as it fits into a bot. What belongs to another bot is left to be chosen again: connections, prompts, and the flows that
 * blocks call.
 */
export function homed(clipping: Clipping, botId: string): Clipping {
  if (clipping.botId === botId) return clipping;
  const groups = clipping.groups.map((group) => ({ ...group, blocks: group.blocks.map(withoutForeign) }));
  return { ...clipping, groups };
}

function withoutForeign(block: Block): Block {
  switch (block.kind) {
    case 'httpRequest':
    case 'connector':
    case 'sendEmail':
      return { ...block, options: { ...block.options, connectionId: null } } as Block;
    case 'aiResponse':
      return { ...block, options: { ...block.options, promptId: null } };
    case 'callFlow':
      return { ...block, options: { ...block.options, flowId: null } };
    default:
      return block;
  }
}
