import type { Context, Made, Placed } from './context.js';
import type { Exits } from './exits.js';
import { textAt } from './json.js';
import type { SourceGroup } from './source.js';

/**
 * A message right before a question becomes what the question asks, so that it can ask again. Where something leads to the question
 * itself, without the message, both stay apart.
 */
export function joinedPrompts(context: Context, exits: Exits, placed: ReadonlyMap<SourceGroup, Placed[]>): void {
  const reached = reachedDirectly(context, exits);
  for (const [group, blocks] of placed) {
    for (const [at, message] of blocks.entries()) {
      const question = blocks[at + 1];
      if (question === undefined || reached.has(group.blocks[at + 1] ?? group)) continue;
      const [text] = message.mapped.blocks;
      const [asked] = question.mapped.blocks;
      if (message.block.type !== 'text' || message.mapped.blocks.length !== 1 || asked === undefined) continue;
      const prompt = text?.kind === 'text' ? text.options.variations[0] : undefined;
      if (prompt === undefined || !('prompt' in asked.options)) continue;
      question.mapped.blocks = [
        { ...asked, options: { ...asked.options, prompt } } as Made,
        ...question.mapped.blocks.slice(1),
      ];
      message.mapped = { blocks: [] };
      context.line(message.block).note('JOINED_TO_QUESTION');
    }
  }
}

/** Blocks to which an edge or a jump leads, and those that a return goes back to. */
function reachedDirectly({ source }: Context, exits: Exits): Set<object> {
  const reached = new Set<object>();
  const reach = (groupId: string, blockId: string): void => {
    const exit = blockId === '' ? null : exits.to(groupId, blockId);
    const block = exit?.kind === 'block' ? exit.group.blocks[exit.at] : undefined;
    if (block !== undefined) reached.add(block);
  };
  for (const { groupId, blockId } of source.edges) reach(groupId, blockId ?? '');
  for (const { blocks } of source.groups)
    for (const [at, block] of blocks.entries()) {
      if (block.type !== 'Jump') continue;
      reach(textAt(block.options, 'groupId'), textAt(block.options, 'blockId'));
      const behind = blocks[at + 1];
      if (behind !== undefined) reached.add(behind);
    }
  return reached;
}
