import type { QueryPlan } from '@apollo/query-planner';
import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionVariables } from './conditions.js';
import { compileEvents, type EventSource } from './fetches.js';
import { compilePlan } from './plan-steps.js';
import { compileProjection, type Project } from './projection.js';
import type { Flags, Step } from './run.js';
import type { TypeRelations } from './type-relations.js';

/** An operation that was planned and prepared once. */
export interface CompiledOperation {
  /** Of a subscription; null for other operations. */
  readonly events: EventSource | null;
  /** Fetches everything that the operation needs, for a subscription besides the event; null when no subgraph is needed. */
  readonly fetch: Step | null;
  /** Variables of conditions; their values choose the projection. */
  readonly conditionVariables: readonly string[];
  /** Makes the response from what was fetched. */
  projection(flags: Flags): Project;
}

/** What an operation is compiled from. */
export interface Compiling {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly plan: QueryPlan;
  readonly schema: GraphQLSchema;
  readonly types: TypeRelations;
}

/** Projections kept for one operation. An operation of ten conditions has a thousand, of which callers use few. */
const projectionsMax = 32;

/** @throws Error when the plan cannot be executed here */
export function compileOperation({ document, operation, plan, schema, types }: Compiling): CompiledOperation {
  const { node } = plan;
  const isSubscription = node?.kind === 'Subscription';
  const rest = isSubscription ? node.rest : node;
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) throw new Error(`The schema has no ${operation.operation}`);
  const fragments = fragmentsOf(document, operation.selectionSet);
  const names = conditionVariables([operation, ...fragments.values()]);
  const projections = new Map<string, Project>();
  return {
    events: isSubscription ? compileEvents(node.primary, types) : null,
    fetch: rest === undefined ? null : compilePlan(rest, types),
    conditionVariables: names,
    projection: (flags) => {
      const key = names.map((name) => (flags[name] === true ? '1' : '0')).join('');
      const known = projections.get(key);
      if (known !== undefined) return known;
      if (projections.size >= projectionsMax) projections.clear();
      const made = compileProjection({ selectionSet: operation.selectionSet, type }, { schema, fragments, flags });
      projections.set(key, made);
      return made;
    },
  };
}

/** The fragments that an operation uses, directly or through others. */
function fragmentsOf({ definitions }: DocumentNode, root: SelectionSetNode): Map<string, FragmentDefinitionNode> {
  const all = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet !== undefined) collect(selection.selectionSet);
        continue;
      }
      const fragment = all.find(({ name }) => name.value === selection.name.value);
      if (fragment === undefined || used.has(fragment.name.value)) continue;
      used.set(fragment.name.value, fragment);
      collect(fragment.selectionSet);
    }
  };
  collect(root);
  return used;
}
