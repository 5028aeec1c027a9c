import {
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
} from 'graphql';
import { leafCheckOf } from './leaf-values.js';
import { selectedFields, type Reading, type Selected } from './selected-fields.js';
import { ownValue, type Tree } from './tree.js';

/** A value of the response, made from a value of the tree. Undefined: the value is null where it must not be, so its parent is null. */
export type Project = (value: unknown) => unknown;

/**
 * Prepares the response of an operation: what it selects of the fetched tree, in the order in which it selects it. Values that the public
 * schema does not allow become null, and a null that it does not allow makes its parent null.
 */
export function compileProjection(root: Selected, reading: Reading): Project {
  return prepareFields(undefined, { declared: root.type, selected: [root], reading });
}

function projectType(type: GraphQLOutputType, selected: readonly Selected[], reading: Reading): Project {
  if (!isNonNullType(type)) return projectNullable(type, selected, reading);
  const project = projectNullable(getNullableType(type), selected, reading);
  return (value) => project(value) ?? undefined;
}

function projectNullable(type: GraphQLOutputType, selected: readonly Selected[], reading: Reading): Project {
  if (isListType(type)) return projectList(projectType(type.ofType, selected, reading));
  if (isCompositeType(type)) return projectObject(type, selected, reading);
  if (isNonNullType(type)) return projectType(type, selected, reading);
  const isAllowed = leafCheckOf(type);
  return (value) => (value !== undefined && value !== null && isAllowed(value) ? value : null);
}

function projectList(project: Project): Project {
  return (value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new TypeError('A subgraph returned no list where the schema has one');
    const items: unknown[] = [];
    for (const item of value) {
      const projected = project(item);
      if (projected === undefined) return null;
      items.push(projected);
    }
    return items;
  };
}

/** Prepares the fields for each type of object when the first one is met. */
function projectObject(declared: GraphQLCompositeType, selected: readonly Selected[], reading: Reading): Project {
  const byTypename = new Map<unknown, Project>();
  const prepared = (typename: unknown): Project => {
    const known = byTypename.get(typename) ?? prepareFields(typename, { declared, selected, reading });
    // A subgraph could name any number of types that do not exist.
    if (known !== projectNothing) byTypename.set(typename, known);
    return known;
  };
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') throw new TypeError('A subgraph returned no object where the schema has one');
    return prepared((value as Tree)['__typename'])(value);
  };
}

interface Preparing {
  readonly declared: GraphQLCompositeType;
  readonly selected: readonly Selected[];
  readonly reading: Reading;
}

function prepareFields(typename: unknown, { declared, selected, reading }: Preparing): Project {
  if (typename !== undefined && typeof typename !== 'string')
    throw new TypeError('A subgraph returned no name of a type');
  const runtime = typename ? reading.schema.getType(typename) : declared;
  if (!isCompositeType(runtime)) return projectNothing;
  const fields = [...selectedFields(selected, runtime, reading)].map(([key, field]) => ({
    key,
    project: field.type === null ? projectTypename(runtime, reading) : projectType(field.type, field.selected, reading),
  }));
  return projectFields(fields);
}

/** For an object of a type that callers cannot see. */
const projectNothing: Project = () => null;

/** The planner asks for the type of an abstract field under the key that the caller gave it. */
function projectTypename(runtime: GraphQLCompositeType, { schema }: Reading): Project {
  if (isObjectType(runtime)) return () => runtime.name;
  return (value) => (isObjectType(schema.getType(String(value))) ? value : undefined);
}

function projectFields(fields: readonly { readonly key: string; readonly project: Project }[]): Project {
  // Names of the prototype, such as `constructor`, are read from the object itself only.
  const readers = fields.map((field) => ({ ...field, isInherited: field.key in Object.prototype }));
  return (value) => {
    const tree = value as Tree;
    const projected: Tree = {};
    for (const { key, project, isInherited } of readers) {
      const part = project(isInherited ? ownValue(tree, key) : tree[key]);
      if (part === undefined) return null;
      projected[key] = part;
    }
    return projected;
  };
}
