import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { parse, type ExecutionResult } from 'graphql';
import { makeExecutor } from '../src/execution/executor.js';
import { planSupergraph, type PlannedSupergraph } from '../src/execution/planned-supergraph.js';
import type { ExecutionScope } from '../src/supergraph/execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from '../src/supergraph/subgraph-operation.js';
import { compose } from './toys/toy-gateway.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable"])`;
const shopSdl = `${link}
  type Query { items: [Item] one: Item found: [Found] }
  type Mutation { add(name: String): Int remove(name: String): Int }
  interface Named { name: String }
  type Item implements Named @key(fields: "id") { id: ID! name: String size: Size maker: Maker }
  type Size { height: Int! }
  type Maker @key(fields: "id", resolvable: false) { id: ID! }
  union Found = Item | Maker`;
const makersSdl = `${link}
  type Mutation { rename(name: String): Int }
  type Maker @key(fields: "id") { id: ID! town: Town note: String }
  type Town { name: String }
  type Query { makers: Int }`;

interface Call extends SubgraphOperation {
  readonly subgraph: string;
}

let supergraph: PlannedSupergraph;
let plans = 0;
const calls: Call[] = [];
let answer: (call: Call) => SubgraphResult | Promise<SubgraphResult> = () => ({ data: null });
let execute: (query: string, variables?: Record<string, unknown>) => Promise<ExecutionResult>;

beforeAll(() => {
  const planned = planSupergraph(
    compose([
      { name: 'shop', sdl: shopSdl },
      { name: 'makers', sdl: makersSdl },
    ]),
  );
  supergraph = {
    ...planned,
    plan: (...asked) => {
      plans += 1;
      return planned.plan(...asked);
    },
  };
  const executor = makeExecutor(supergraph, async (subgraph, operation) => {
    const call = { subgraph, ...operation };
    calls.push(call);
    return answer(call);
  });
  execute = async (query, variables = {}) =>
    executor({ document: parse(query), operationName: null, queryHash: query, variables, scope: {} as ExecutionScope });
});
afterEach(() => {
  calls.length = 0;
  plans = 0;
});

const maker = (id: string) => ({ __typename: 'Maker', id });
const representations = () => calls.at(-1)?.variables?.['representations'];

describe('the executor', () => {
  test('An operation is planned once, whatever its variables are', async () => {
    answer = () => ({ data: { one: { id: '1', name: 'a' } } });
    const query = 'query ($isNamed: Boolean!) { one { id name @include(if: $isNamed) } }';
    expect(await execute(query, { isNamed: true })).toEqual({ data: { one: { id: '1', name: 'a' } } });
    expect(await execute(query, { isNamed: false })).toEqual({ data: { one: { id: '1' } } });
    expect(plans).toBe(1);
  });

  test('Equal objects are asked for once, and each place gets its own copy of the result', async () => {
    answer = ({ subgraph }) =>
      subgraph === 'shop'
        ? { data: { items: ['x', 'y', 'x'].map((id) => ({ maker: maker(id) })) } }
        : { data: { _entities: [{ town: { name: 'X' } }, { town: { name: 'Y' } }] } };
    const { data } = await execute('{ items { maker { town { name } } } }');
    expect(representations()).toEqual([maker('x'), maker('y')]);
    const towns = ['X', 'Y', 'X'].map((name) => ({ maker: { town: { name } } }));
    expect(data).toEqual({ items: towns });
  });

  test('An error of an object is reported at every place of the object, also behind objects that were not asked for', async () => {
    answer = ({ subgraph }) =>
      subgraph === 'shop'
        ? { data: { found: [{ __typename: 'Item', name: 'i' }, maker('x'), null, maker('y'), maker('x')] } }
        : {
            data: { _entities: [{ note: null }, { note: 'n' }] },
            errors: [{ message: 'no', path: ['_entities', 0, 'note'], extensions: { code: 'FORBIDDEN' } }],
          };
    const { data, errors = [] } = await execute('{ found { ... on Item { name } ... on Maker { note } } }');
    expect(data).toEqual({ found: [{ name: 'i' }, { note: null }, null, { note: 'n' }, { note: null }] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['found', 1, 'note'],
      ['found', 4, 'note'],
    ]);
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', serviceName: 'makers' },
      { code: 'FORBIDDEN', serviceName: 'makers' },
    ]);
  });

  test('When a subgraph returns nothing, its error is not repeated for every object, and the rest is returned', async () => {
    answer = ({ subgraph }) =>
      subgraph === 'shop'
        ? { data: { items: ['x', 'x'].map((id) => ({ name: 'a', maker: maker(id) })) } }
        : { data: null, errors: [{ message: 'away', path: ['_entities', 0, 'note'] }] };
    const { data, errors } = await execute('{ items { name maker { note } } }');
    expect(data).toEqual({ items: [1, 2].map(() => ({ name: 'a', maker: { note: null } })) });
    expect(errors?.map(({ path }) => path)).toEqual([['items', 0, 'maker', 'note']]);
  });

  test('A result that is not one entity for each representation is an error, and the rest is returned', async () => {
    answer = ({ subgraph }) =>
      subgraph === 'shop' ? { data: { one: { name: 'a', maker: maker('x') } } } : { data: { _entities: [] } };
    const { data, errors } = await execute('{ one { name maker { note } } }');
    expect(data).toEqual({ one: { name: 'a', maker: { note: null } } });
    expect(errors).toHaveLength(1);
  });

  test('A value that is null where the schema does not allow it makes its parent null', async () => {
    answer = () => ({
      data: { items: [{ name: 'a', size: {} }, { size: { height: 'tall' } }, { size: { height: 2 } }] },
    });
    const { data, errors } = await execute('{ items { name size { height } } }');
    expect(data).toEqual({
      items: [
        { name: 'a', size: null },
        { name: null, size: null },
        { name: null, size: { height: 2 } },
      ],
    });
    expect(errors).toBeUndefined();
  });

  test('A fragment on the object’s own type counts inside a fragment on its interface', async () => {
    answer = () => ({ data: { one: { id: '1', name: 'a' } } });
    expect((await execute('{ one { ... on Named { name ... on Item { id } } } }')).data).toEqual({
      one: { name: 'a', id: '1' },
    });
  });

  test('The fields of a response are in the order in which the operation first names them', async () => {
    answer = () => ({ data: { one: { size: { height: 1 }, name: 'a', id: '1' } } });
    const { data } = await execute('{ one { id ...F size { height } } } fragment F on Item { name id }');
    expect(JSON.stringify(data)).toBe('{"one":{"id":"1","name":"a","size":{"height":1}}}');
  });

  test('Mutations run one after the other, in the order of the operation', async () => {
    let running = 0;
    const atOnce: number[] = [];
    answer = async ({ query }) => {
      running += 1;
      atOnce.push(running);
      await nextTurnOfLoop();
      running -= 1;
      return { data: query.includes('rename') ? { b: 2 } : query.includes('remove') ? { c: 3 } : { a: 1 } };
    };
    const { data } = await execute('mutation { a: add b: rename c: remove }');
    expect(JSON.stringify(data)).toBe('{"a":1,"b":2,"c":3}');
    expect(calls.map(({ subgraph }) => subgraph)).toEqual(['shop', 'makers', 'shop']);
    expect(atOnce).toEqual([1, 1, 1]);
  });

  test('Null for the variable of a condition is a mistake of the caller', async () => {
    const query = 'query ($isNamed: Boolean = true) { one { id name @include(if: $isNamed) } }';
    await expect(execute(query, { isNamed: null })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(calls).toEqual([]);
  });

  test('Names of the prototype are not values of an object', async () => {
    answer = () => ({ data: { one: { id: '1' } } });
    expect((await execute('{ one { constructor: name toString: name } }')).data).toEqual({
      one: { constructor: null, toString: null },
    });
  });
});
