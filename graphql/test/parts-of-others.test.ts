import { describe, expect, test } from '@jest/globals';
import { Kind, parse, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import { committedSchemas, supergraphOf } from '../src/supergraph.js';

const supergraph = parse(supergraphOf(committedSchemas()));
/** The subgraphs in a directive of a type or field. */
const owners: Readonly<Record<string, string>> = {
  Bot: 'BOTS',
  BotVersion: 'BOTS',
  Connection: 'INTEGRATIONS',
  Industry: 'TEMPLATES',
  Organization: 'IDENTITY',
  ReportDelivery: 'ANALYTICS',
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

describe('isolation of unavailable subgraphs', () => {
  test('Every type with fields of several subgraphs has an owner in this test', () => {
    const roots = new Set(['Query', 'Mutation', 'Subscription']);
    // Value types without a key, such as Money, are resolved by the subgraph that returns them.
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

  test('A field that a subgraph adds to a type of another is nullable', () => {
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

  /** Root fields without which nothing else can be shown: the caller, and the conversation of a visitor's chat. */
  const askedAlone = new Set(['viewer', 'visitorConversation']);

  test('Every root field is nullable, except those that are queried alone', () => {
    const query = objects.find(({ name }) => name.value === 'Query');
    const asked = query?.fields ?? [];
    expect(asked.length).toBeGreaterThan(10);
    const certain = asked.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(({ name }) => name.value);
    expect(new Set(certain)).toEqual(askedAlone);
  });
});
