import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';

const supergraph = parse(readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8'));
/** Whose type it is; fields that others add are parts of theirs. */
const owners: Readonly<Record<string, string>> = {
  Bot: 'BOTS',
  BotVersion: 'BOTS',
  Industry: 'TEMPLATES',
  Organization: 'IDENTITY',
  User: 'IDENTITY',
};
const objects = supergraph.definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
);

function graphsOf(node: FieldDefinitionNode | ObjectTypeDefinitionNode, directive: string): string[] {
  return (node.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given }) => given?.filter(({ name }) => name.value === 'graph') ?? [])
    .map(({ value }) => (value.kind === Kind.ENUM ? value.value : ''));
}

const shared = objects.filter(({ name }) => owners[name.value] !== undefined);

describe('what is away takes nothing else along', () => {
  test('every type that several subgraphs fill has an owner here', () => {
    const roots = new Set(['Query', 'Mutation', 'Subscription']);
    // Types of one value, such as Money, are resolved by whoever gives them.
    const entities = objects.filter((type) =>
      type.directives?.some((one) => one.arguments?.some(({ name }) => name.value === 'key')),
    );
    const several = entities.filter(
      (type) => new Set(graphsOf(type, 'join__type')).size > 1 && !roots.has(type.name.value),
    );
    const added = several.filter(
      (type) => new Set(type.fields?.flatMap((field) => graphsOf(field, 'join__field'))).size > 1,
    );
    expect(added.map(({ name }) => name.value).filter((name) => owners[name] === undefined)).toEqual([]);
  });

  test('a field that a subgraph adds to the type of another may be null', () => {
    const parts = shared.flatMap(({ name, fields = [] }) =>
      fields
        .filter((field) => graphsOf(field, 'join__field').some((graph) => graph !== owners[name.value]))
        .filter((field) => graphsOf(field, 'join__field').length === 1)
        .map((field) => ({
          place: `${name.value}.${field.name.value}`,
          isNullable: field.type.kind !== Kind.NON_NULL_TYPE,
        })),
    );
    expect(parts.length).toBeGreaterThan(8);
    expect(parts.filter(({ isNullable }) => !isNullable).map(({ place }) => place)).toEqual([]);
  });

  /** Without an answer to these there is nothing else to be had: who is calling, and the conversation that a visitor's chat is. */
  const askedAlone = new Set(['viewer', 'visitorConversation']);

  test('every question at the root may be answered with null, but for those that are asked alone', () => {
    const query = objects.find(({ name }) => name.value === 'Query');
    const asked = query?.fields ?? [];
    expect(asked.length).toBeGreaterThan(10);
    const certain = asked.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(({ name }) => name.value);
    expect(new Set(certain)).toEqual(askedAlone);
  });
});
