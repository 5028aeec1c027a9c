import { GraphQLError, Kind, OperationTypeNode, parse, type DocumentNode, type FieldNode } from 'graphql';
import type { SelectionProblem } from '../domain/webhook-selection.js';

const tokensMax = 4_000;
/** The only field that a selection has at its top. */
export const eventsField = 'events';

/**
 * What is wrong with the form of a selection; null for one subscription to `events` whose types, as a set, are as wanted. Fields are not
 * checked.
 */
export function selectionProblem(
  selection: string,
  areWanted: (types: ReadonlySet<string>) => boolean,
): SelectionProblem | null {
  const document = parsed(selection);
  if (document instanceof GraphQLError) {
    const [place] = document.locations ?? [];
    const detail = document.message.replace(/\.$/, '');
    return { code: 'SELECTION_INVALID', line: place?.line ?? 1, column: place?.column ?? 1, detail };
  }
  const field = onlyField(document);
  if (field === null) return { code: 'SELECTION_NOT_EVENTS', line: 1, column: 1, detail: '' };
  if (areWanted(new Set(typesOf(field)))) return null;
  const { line = 1, column = 1 } = field.loc?.startToken ?? {};
  return { code: 'SELECTION_OTHER_EVENTS', line, column, detail: '' };
}

function parsed(selection: string): DocumentNode | GraphQLError {
  // The parser takes it inside of texts, but it cannot be stored.
  if (selection.includes('\0')) return new GraphQLError('Unexpected character: U+0000');
  try {
    return parse(selection, { maxTokens: tokensMax });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    // Nested deeper than the parser's stack.
    if (error instanceof RangeError) return new GraphQLError('Nested too deep');
    throw error;
  }
}

/** The field `events` if the document is one subscription with it alone: no alias, no directive, no variable. */
function onlyField({ definitions }: DocumentNode): FieldNode | null {
  const operations = definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION);
  const [operation] = operations;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operations.length > 1) return null;
  const { selectionSet, variableDefinitions = [], directives = [] } = operation;
  const [field] = selectionSet.selections;
  const isPlain = variableDefinitions.length === 0 && directives.length === 0 && selectionSet.selections.length === 1;
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION || !isPlain || field?.kind !== Kind.FIELD) return null;
  const isEvents =
    field.name.value === eventsField && field.alias === undefined && (field.directives ?? []).length === 0;
  return isEvents ? field : null;
}

function typesOf({ arguments: given = [] }: FieldNode): string[] {
  const value = given.find(({ name }) => name.value === 'types')?.value;
  const values = value?.kind === Kind.LIST ? value.values : [value];
  return values.flatMap((one) => (one?.kind === Kind.ENUM ? [one.value] : []));
}
