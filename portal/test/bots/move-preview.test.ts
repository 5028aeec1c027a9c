import { describe, expect, test } from '@jest/globals';
import type { BotDefinition } from '@tertulia/flow-engine';
import { movePreview } from '../../src/features/bots/model/move-preview.js';

const group = (id: string, ...blocks: string[]) => ({
  id,
  title: `Grupo ${id}`,
  blocks: blocks.map((one) => ({ id: one })),
});
const definition = {
  flows: [{ groups: [group('g1', 'a', 'b'), group('g2')] }, { groups: [group('other', 'c')] }],
} as unknown as BotDefinition;
const at = (groupId: string, blockId: string, visitors: number) => ({ groupId, blockId, visitors });

describe('where waiting visitors go on', () => {
  test('Whose block is still there stays, also in another flow', () => {
    const waiting = [at('g1', 'a', 2), at('old', 'b', 1), at('other', 'c', 4)];
    expect(movePreview(definition, waiting)).toEqual({ waiting: 7, groups: [], atStart: 0 });
  });

  test('Whose block is gone begins the group again, or the bot if that is gone, empty or in another flow', () => {
    const waiting = [at('g1', 'x', 2), at('g1', 'y', 3), at('g2', 'z', 1), at('gone', 'q', 1), at('other', 'r', 1)];
    expect(movePreview(definition, waiting)).toEqual({
      waiting: 8,
      groups: [{ title: 'Grupo g1', visitors: 5 }],
      atStart: 3,
    });
  });
});
