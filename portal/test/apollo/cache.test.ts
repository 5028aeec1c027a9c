import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createCache } from '../../src/apollo/cache.js';

const chip = parse('query Chip { bot(id: "b") { id draft { changesSinceLive { count } } } }');
const comparison = parse(
  'query Comparison { bot(id: "b") { id draft { revision changesSinceLive { count changes { id } } } } }',
);
const bot = (draft: object) => ({ bot: { __typename: 'Bot', id: 'b', draft: { __typename: 'BotDraft', ...draft } } });

describe('the Apollo cache', () => {
  test('A screen that requests fewer fields of an object does not remove the fields of another screen', () => {
    const cache = createCache();
    const changes = [{ __typename: 'DefinitionChange', id: 'c' }];
    cache.writeQuery({
      query: comparison,
      data: bot({ revision: 3, changesSinceLive: { __typename: 'DraftChanges', count: 1, changes } }),
    });
    cache.writeQuery({ query: chip, data: bot({ changesSinceLive: { __typename: 'DraftChanges', count: 2 } }) });
    const kept = cache.readQuery<{ bot: { draft: { changesSinceLive: { count: number; changes: unknown[] } } } }>({
      query: comparison,
    });
    expect(kept?.bot.draft.changesSinceLive).toMatchObject({ count: 2, changes: [{ id: 'c' }] });
  });

  test('Metrics of different ranges are cached separately, and fields of one range together', () => {
    const cache = createCache();
    const numbers = (field: string, day: number) =>
      parse(`query Q { organization { id metrics(range: { from: "${day}", to: "${day + 1}" }) { ${field} } } }`);
    const write = (field: string, day: number, value: number): void =>
      void cache.writeQuery({
        query: numbers(field, day),
        data: {
          organization: { __typename: 'Organization', id: 'o', metrics: { __typename: 'Metrics', [field]: value } },
        },
      });
    write('sent', 1, 10);
    write('read', 1, 20);
    write('sent', 2, 30);
    const read = (field: string, day: number) =>
      cache.readQuery<{ organization: { metrics: Record<string, number> } }>({ query: numbers(field, day) })
        ?.organization.metrics[field];
    expect([read('sent', 1), read('read', 1), read('sent', 2)]).toEqual([10, 20, 30]);
  });

  test('A cached list is kept when its subgraph is unavailable, on the first page and on later ones', () => {
    const cache = createCache();
    const page = (after: string) => parse(`query Q { organization { id bots(first: 1${after}) { nodes { id } } } }`);
    const write = (after: string, bots: object | null): void =>
      void cache.writeQuery({
        query: page(after),
        data: { organization: { __typename: 'Organization', id: 'o', bots } },
      });
    const read = () => cache.readQuery<{ organization: { bots: unknown } }>({ query: page('') })?.organization.bots;
    write('', null);
    expect(read()).toBeNull();
    write('', { __typename: 'BotConnection', nodes: [{ __typename: 'Bot', id: 'b' }] });
    write('', null);
    write(', after: "x"', null);
    expect(read()).toMatchObject({ nodes: [{ id: 'b' }] });
  });

  test('Pages of a list are appended, and another filter starts another list', () => {
    const cache = createCache();
    const page = (state: string, after: string | null) =>
      parse(
        `query Q { organization { id conversations(first: 1${after === null ? '' : `, after: "${after}"`}, filter: { states: [${state}] }) { edges { cursor node { id } } pageInfo { hasNextPage endCursor startCursor hasPreviousPage } } } }`,
      );
    const write = (state: string, after: string | null, id: string): void =>
      void cache.writeQuery({
        query: page(state, after),
        data: {
          organization: {
            __typename: 'Organization',
            id: 'o',
            conversations: {
              __typename: 'ConversationConnection',
              edges: [{ __typename: 'ConversationEdge', cursor: id, node: { __typename: 'Conversation', id } }],
              pageInfo: {
                __typename: 'PageInfo',
                hasNextPage: true,
                hasPreviousPage: false,
                startCursor: id,
                endCursor: id,
              },
            },
          },
        },
      });
    write('BOT', null, 'a');
    write('BOT', 'a', 'b');
    write('ENDED', null, 'z');
    const read = (state: string) =>
      cache
        .readQuery<{ organization: { conversations: { edges: { node: { id: string } }[] } } }>({
          query: page(state, null),
        })
        ?.organization.conversations.edges.map((edge) => edge.node.id);
    expect(read('BOT')).toEqual(['a', 'b']);
    expect(read('ENDED')).toEqual(['z']);
  });

  test('A request for one item does not truncate a longer cached list, and overlapping pages of nodes contain each node once', () => {
    const cache = createCache();
    const list = (first: number, after: string | null) =>
      parse(
        `query Q { organization { id bots(first: ${first}${after === null ? '' : `, after: "${after}"`}) { nodes { id } } } }`,
      );
    const write = (first: number, after: string | null, ids: string[]): void =>
      void cache.writeQuery({
        query: list(first, after),
        data: {
          organization: {
            __typename: 'Organization',
            id: 'o',
            bots: { __typename: 'BotConnection', nodes: ids.map((id) => ({ __typename: 'Bot', id })) },
          },
        },
      });
    const read = (first: number) =>
      cache
        .readQuery<{ organization: { bots: { nodes: { id: string }[] } } }>({ query: list(first, null) })
        ?.organization.bots.nodes.map((node) => node.id);
    write(2, null, ['a', 'b']);
    write(1, null, ['a']);
    expect(read(2)).toEqual(['a', 'b']);
    write(2, 'b', ['b', 'c']);
    expect(read(2)).toEqual(['a', 'b', 'c']);
    write(2, null, ['c', 'a']);
    expect(read(2)).toEqual(['c', 'a']);
  });
});
