import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate, type ExecutionResult } from 'graphql';
import { bothExecutors, type Asked, type BothExecutors } from './differential/executors.js';
import { generateOperation } from './differential/operations.js';
import { toySchemas } from './differential/toy-schemas.js';
import { worldSubgraph, type Troubles } from './differential/world.js';
import { compose } from './toys/toy-gateway.js';

const root = join(import.meta.dirname, '..', '..');
const committedSchemas = globSync('subgraphs/*/schema.graphql', { cwd: root })
  .toSorted()
  .map((path) => ({ name: basename(dirname(path)), sdl: readFileSync(join(root, path), 'utf8') }));

/** Operations of each kind; `FULL=true` runs more than 5,000 in all. */
const numRuns = process.env['FULL'] === 'true' ? 900 : 40;
const timeoutMs = numRuns * 6_000;

const kinds: readonly (readonly [string, Troubles])[] = [
  ['when everything responds', { isFailing: false, isCorrupt: false }],
  ['when fields fail and objects are missing', { isFailing: true, isCorrupt: false }],
  ['when results violate the schema', { isFailing: true, isCorrupt: true }],
];

describe.each([
  ['a supergraph with every feature of federation', toySchemas],
  ['the supergraph of the platform', committedSchemas],
])('generated operations over %s', (_, schemas) => {
  let troubles: Troubles = { isFailing: false, isCorrupt: false };
  let both: BothExecutors;
  beforeAll(async () => {
    const subgraphs = schemas.map(({ name, sdl }) => worldSubgraph(name, sdl, () => troubles));
    both = await bothExecutors(compose(schemas), new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])));
  });
  afterAll(async () => both.stop());

  test.each(kinds)(
    'The executor gives the same data and errors as Apollo’s, %s',
    async (_, current) => {
      troubles = current;
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          const { query, variables } = generateOperation(both.schema, draw);
          const asked: Asked = { query, variables, document: parse(query) };
          fc.pre(validate(both.schema, asked.document).length === 0);
          const own = await both.own(asked);
          expect(comparable(own)).toEqual(comparable(await both.stock(asked)));
          for (const { path } of own.errors ?? []) expect(valueAt(own.data, path ?? [])).toBeNull();
          compared += 1;
        }),
        { numRuns, interruptAfterTimeLimit: timeoutMs - 10_000, markInterruptAsFailure: true, endOnFailure: true },
      );
      expect(compared).toBeGreaterThanOrEqual(numRuns);
    },
    timeoutMs,
  );
});

/**
 * Data, and errors in any order. Apollo counts the objects that a fetch leaves out, so its indexes in paths may be wrong: only their
 * places are compared. When a result cannot be made into a response, how the library words that does not matter.
 */
function comparable({ data, errors = [] }: ExecutionResult): unknown {
  if (data === undefined) return { hasErrors: errors.length > 0 };
  const worded = errors.map(({ message, path, extensions }) =>
    JSON.stringify({ message, path: path?.map((key) => (typeof key === 'number' ? '@' : key)), extensions }),
  );
  return { data: JSON.parse(JSON.stringify(data)), errors: worded.toSorted() };
}

/** What a response has at the path of an error; null also where the path leaves what was asked for. */
function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let value = data;
  for (const key of path) value = (value as Record<string | number, unknown> | null | undefined)?.[key];
  return value ?? null;
}
