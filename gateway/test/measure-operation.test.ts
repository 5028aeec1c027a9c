import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { measureOperation, type OperationMeasure } from '../src/protection/measure-operation.js';

function measure(query: string, variables: Record<string, unknown> = {}): OperationMeasure {
  const document = parse(query);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return measureOperation({ document, operation, variables, costs: null });
}

interface Tree {
  readonly alias: boolean;
  readonly first: number | null;
  readonly children: readonly Tree[];
  readonly isFragment: boolean;
}

function treeOf(depth: number): fc.Arbitrary<Tree> {
  return fc.record({
    alias: fc.boolean(),
    first: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
    children: depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 3 }),
    isFragment: fc.boolean(),
  });
}

/** Prints the selections, with or without fragments. */
function write(node: Tree, fragments: string[] | null): string {
  const inner = node.children.map((child) => write(child, fragments)).join(' ');
  const size = node.first === null ? '' : `(first: ${node.first})`;
  const field = `${node.alias ? 'b: ' : ''}f${size}${inner === '' ? '' : ` { ${inner} }`}`;
  if (!node.isFragment || fragments === null) return field;
  const name = `F${fragments.length}`;
  fragments.push(`fragment ${name} on T { ${field} }`);
  return fragments.length % 2 === 0 ? `...${name}` : `... on T { ...${name} }`;
}

describe('measure of an operation', () => {
  test('Fragments do not change the measure', () => {
    fc.assert(
      fc.property(treeOf(4), (root) => {
        const fragments: string[] = [];
        const spread = write(root, fragments);
        expect(measure(`{ ${spread} } ${fragments.join(' ')}`)).toEqual(measure(`{ ${write(root, null)} }`));
      }),
    );
  });

  test('A page size multiplies the cost of its content', () => {
    expect(measure('{ a(first: 10) { b c(last: 5) { d } } }').cost).toBe(1 + 10 * (1 + 1 + 5));
  });

  test.each([0, -5, 'x', null, Number.NaN, {}])('An invalid page size %j counts as one', (n) => {
    expect(measure('query($n: Int) { a(first: $n) { b } }', { n }).cost).toBe(2);
  });

  test('Nested fragments with exponential size are measured quickly and at their full cost', () => {
    const fragments = Array.from({ length: 100 }, (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`);
    const { cost, dependsOn } = measure(`{ ...F0 } ${fragments.join(' ')} fragment F100 on T { a }`);
    expect(cost).toBe(2 ** 100);
    expect(dependsOn.size).toBe(0);
  });

  test.each([
    ['fields', `${'{ a '.repeat(500)} ${'}'.repeat(500)}`],
    [
      'fragments',
      `{ ...F0 } ${Array.from({ length: 500 }, (_, n) => `fragment F${n} on T { ...F${n + 1} }`).join(' ')} fragment F500 on T { a }`,
    ],
  ])('%s nested hundreds deep count as infinitely deep', (_, query) => {
    expect(measure(query).depth).toBeGreaterThan(1_000_000);
  });

  test('Measuring ends when fragments spread each other', () => {
    expect(measure('{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }').depth).toBe(1);
  });

  test('Introspection does not count as depth', () => {
    expect(measure('{ __schema { types { fields { name } } } }').depth).toBe(1);
  });

  test('Root fields are counted by their schema names', () => {
    const { rootFieldCounts, rootFields, aliases } = measure('{ x: a ...F ...F } fragment F on T { y: a b }');
    expect([rootFields, aliases, Object.fromEntries(rootFieldCounts)]).toEqual([5, 3, { a: 3, b: 2 }]);
  });
});
