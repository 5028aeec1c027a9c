import { textAt } from '../json.js';
import { end, jumpAlong, made, type Context, type Exit, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import type { Paths } from './logic.js';

/** A run of another bot, or of this one from another place; then the conversation goes on behind the link. */
export function linkOf(block: SourceBlock, context: Context, { exits }: Paths): Mapped {
  if (textAt(block.options, 'typebotId') !== 'current') {
    context.line(block).degrade('FOREIGN_LINK');
    return { blocks: [made('callFlow', {}, context.locale)] };
  }
  const groupId = textAt(block.options, 'groupId');
  const target = groupId === '' ? startOf(context) : exits.to(groupId, null);
  if (target === null) {
    context.line(block).degrade('MISSING_TARGET');
    return { blocks: [] };
  }
  const group = context.source.groups.find(({ blocks }) => blocks.includes(block));
  // Where nothing is behind the link, going there is all that it does, and the end there is the end.
  if (group?.blocks.at(-1) === block && block.edgeId === null) return { blocks: [jumpAlong], next: target };
  const flowId = context.linkedFlow(target);
  if (flowId === null) {
    context.line(block).degrade('LINK_WITHOUT_RETURN');
    return { blocks: [jumpAlong], next: target };
  }
  return { blocks: [made('callFlow', { flowId }, context.locale)] };
}

function startOf(context: Context): Exit {
  const { events, groups } = context.source;
  const start = [...events, ...groups.flatMap(({ blocks }) => blocks)].find(({ type }) => type === 'start');
  return start === undefined ? end : context.exitOf(start);
}
