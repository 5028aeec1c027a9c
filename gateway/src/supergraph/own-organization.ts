import { toGlobalId } from '@tertulia/subgraph';
import {
  Kind,
  OperationTypeNode,
  parse,
  type DefinitionNode,
  type FieldNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CallSubgraph } from '../execution/run.js';
import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphOperation } from './subgraph-operation.js';

/** A root field `organization` of which only the id is selected. */
interface OwnField {
  readonly key: string;
  /** The argument; undefined when it is left out. */
  readonly id: ValueNode | undefined;
  /** Response keys of `id`, and of `__typename`. */
  readonly ids: readonly string[];
  readonly typenames: readonly string[];
}

const queriesMax = 1_000;

/**
 * Answers from the principal what it already says: the id of the organization in which the caller works. Plans ask identity for it before
 * everything that other subgraphs know of the organization. Whatever else is asked, or asked by others, is asked of the subgraph.
 */
export function answeringOwnOrganization(identitySubgraph: string | null, call: CallSubgraph): CallSubgraph {
  if (identitySubgraph === null) return call;
  const known = new LRUCache<string, readonly OwnField[]>({ max: queriesMax });
  const fieldsOf = (query: string): readonly OwnField[] => {
    const found = known.get(query) ?? ownFields(query);
    known.set(query, found);
    return found;
  };
  return async (subgraph, operation, scope) => {
    if (subgraph !== identitySubgraph) return call(subgraph, operation, scope);
    const id = ownIdOf(scope);
    const fields = id === null ? [] : fieldsOf(operation.query);
    return id !== null && fields.length > 0 && fields.every((field) => isOwn(field, id, operation))
      ? { data: Object.fromEntries(fields.map((field) => [field.key, objectOf(field, id)])) }
      : call(subgraph, operation, scope);
  };
}

/** The global id of the organization that a member or a key works in; null for all others. */
function ownIdOf(scope: ExecutionScope): string | null {
  const principal = scope.currentPrincipal();
  if (principal.kind !== 'USER' && principal.kind !== 'API_KEY') return null;
  return principal.organizationId === null ? null : toGlobalId('organization', principal.organizationId);
}

function isOwn({ id }: OwnField, ownId: string, { variables }: SubgraphOperation): boolean {
  if (id === undefined || id.kind === Kind.NULL) return true;
  if (id.kind === Kind.STRING) return id.value === ownId;
  if (id.kind !== Kind.VARIABLE) return false;
  const given = variables?.[id.name.value] ?? null;
  return given === null || given === ownId;
}

function objectOf({ ids, typenames }: OwnField, ownId: string): Record<string, string> {
  return Object.fromEntries([
    ...ids.map((key) => [key, ownId] as const),
    ...typenames.map((key) => [key, 'Organization'] as const),
  ]);
}

/** The root fields of a query of nothing but ids of organizations; empty for every other operation. */
function ownFields(query: string): OwnField[] {
  const { definitions } = parse(query, { noLocation: true });
  const [operation] = definitions;
  if (definitions.length !== 1 || operation === undefined) return [];
  const fields = plainFields(selectionOf(operation))?.map(ownField) ?? [];
  return fields.every((field) => field !== null) ? fields : [];
}

/** The selection of a query without default values. */
function selectionOf(definition: DefinitionNode): SelectionSetNode | undefined {
  if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.QUERY)
    return undefined;
  const hasDefaults = definition.variableDefinitions?.some(({ defaultValue }) => defaultValue !== undefined) === true;
  return hasDefaults ? undefined : definition.selectionSet;
}

function ownField({ name, alias, arguments: given = [], selectionSet }: FieldNode): OwnField | null {
  const selected = plainFields(selectionSet);
  if (name.value !== 'organization' || selected === null || given.some((one) => one.name.value !== 'id')) return null;
  const keysOf = (wanted: string) =>
    selected.filter((field) => field.name.value === wanted).map((field) => field.alias?.value ?? wanted);
  const [ids, typenames] = [keysOf('id'), keysOf('__typename')];
  if (ids.length + typenames.length !== selected.length) return null;
  return { key: alias?.value ?? name.value, id: given[0]?.value, ids, typenames };
}

/** The fields of a selection; null when it holds fragments or conditions, or is none. */
function plainFields(selectionSet: SelectionSetNode | undefined): FieldNode[] | null {
  const selections = selectionSet?.selections ?? [];
  const fields = selections.filter((selection) => selection.kind === Kind.FIELD);
  const isPlain = fields.every(({ directives = [] }) => directives.length === 0);
  return isPlain && fields.length > 0 && fields.length === selections.length ? fields : null;
}
