import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { SubgraphOperation } from '../supergraph/subgraph-operation.js';

/** The query that shows one event; it has the same type as the field of the subscription that reports events. */
const eventField = 'webhookEvent';
const eventVariable = 'tertuliaEvent';
const { definitions } = parse(`query ($${eventVariable}: JSON!) { ${eventField}(event: $${eventVariable}) }`);
const pattern = definitions[0] as OperationDefinitionNode;
const [shown] = pattern.selectionSet.selections as readonly [FieldNode];

/** The operation that reads from a subgraph what its subscription would emit for this event. */
export function eventQuery({ query, variables }: SubgraphOperation, event: unknown): SubgraphOperation {
  const document = parse(query, { noLocation: true });
  const asked = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? withEvent(definition) : definition,
  );
  const used = variablesIn({ ...document, definitions: asked });
  const kept = asked.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: (definition.variableDefinitions ?? []).filter(isIn(used)) }
      : definition,
  );
  const values = Object.entries(variables ?? {}).filter(([name]) => used.has(name));
  return {
    query: print({ ...document, definitions: kept }),
    variables: { ...Object.fromEntries(values), [eventVariable]: event },
  };
}

function withEvent({ variableDefinitions = [], selectionSet, ...rest }: OperationDefinitionNode) {
  return {
    ...rest,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...variableDefinitions, ...(pattern.variableDefinitions ?? [])],
    selectionSet: {
      ...selectionSet,
      selections: selectionSet.selections.map((selection) =>
        selection.kind === Kind.FIELD && !selection.name.value.startsWith('__') ? asEvent(selection) : selection,
      ),
    },
  };
}

function asEvent({ alias, name, ...rest }: FieldNode): FieldNode {
  return { ...rest, alias: alias ?? name, name: shown.name, arguments: shown.arguments ?? [] };
}

function variablesIn(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}

function isIn(used: ReadonlySet<string>) {
  return ({ variable }: VariableDefinitionNode): boolean => used.has(variable.name.value);
}
