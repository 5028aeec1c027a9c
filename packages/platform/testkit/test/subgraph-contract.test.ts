import { describe, expect, test } from '@jest/globals';
import type { Subgraph, SubgraphRequest } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, principals } from '@tertulia/testkit';
import { assertComposes, assertSubgraphContract } from '@tertulia/testkit/composition';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const probe = {
  name: 'bot',
  query: 'query ($id: ID!) { bot(id: $id) { name } }',
  foreignId: 'bot_f',
  missingId: 'bot_m',
};

function answering(answer: (id: unknown) => Awaited<ReturnType<Subgraph['execute']>>): Pick<Subgraph, 'execute'> {
  return { execute: async (request: SubgraphRequest) => answer(request.variables?.['id']) };
}

describe('the contract of a subgraph', () => {
  test('The contract requires descriptions everywhere', () => {
    const sdl = `${link} type Query { "Says hello." hello(name: String): String }`;
    expect(() => assertSubgraphContract({ name: 'a', sdl })).toThrow('Query.hello.name');
  });

  test('The contract requires schemas that compose, alone and together', () => {
    const bots = {
      name: 'bots',
      sdl: `${link} type Query { "A bot." bot: Bot } "A bot." type Bot @key(fields: "id") { "Id." id: ID! }`,
    };
    const other = {
      name: 'other',
      sdl: `${link} type Query { "Other." other: Int } "A bot." type Bot @key(fields: "id") { "Id." id: Int! }`,
    };
    assertSubgraphContract(bots);
    expect(assertComposes(bots)).toContain('join__Graph');
    expect(() => assertComposes(bots, other)).toThrow(/id/);
  });

  test('The contract detects a foreign object that is found, or whose response differs from that of a missing one', async () => {
    const admin = principals.admin();
    await assertForeignIsMissing(
      answering(() => ({ data: { bot: null } })),
      admin,
      [probe],
    );
    await expect(
      assertForeignIsMissing(
        answering(() => ({ data: { bot: { name: 'x' } } })),
        admin,
        [probe],
      ),
    ).rejects.toThrow('found');
    const uneven = answering((id) => (id === 'bot_f' ? { data: { bot: { name: 'x' } } } : { data: { bot: null } }));
    await expect(assertForeignIsMissing(uneven, admin, [probe])).rejects.toThrow('a foreign id answers');
  });

  test('The contract detects an operation that anonymous callers may run', async () => {
    const open = answering(() => ({ data: { bot: null } }));
    await expect(assertNeedsSignIn(open, [{ query: probe.query }])).rejects.toThrow('a stranger got');
  });
});
