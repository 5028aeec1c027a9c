import { Kind, parse, type DefinitionNode } from 'graphql';

/** Coordinates of everything in the SDL that lacks a description: types, fields, arguments, inputs, enum values. */
export function undescribed(sdl: string): string[] {
  return parse(sdl).definitions.flatMap(undescribedIn);
}

/** @throws Error that lists every coordinate without a description. */
export function assertDescribed(sdl: string): void {
  const missing = undescribed(sdl);
  if (missing.length > 0) throw new Error(`without a description: ${missing.join(', ')}`);
}

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

function undescribedIn(node: DefinitionNode): string[] {
  switch (node.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return node.description === undefined ? [node.name.value] : [];
    case Kind.ENUM_TYPE_DEFINITION:
      return missing(node.name.value, node.description, node.values ?? []);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return missing(node.name.value, node.description, node.fields ?? []);
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const own = rootTypes.has(node.name.value) ? true : node.description;
      const args = (node.fields ?? []).flatMap((field) =>
        missing(`${node.name.value}.${field.name.value}`, true, field.arguments ?? []),
      );
      return [...missing(node.name.value, own, node.fields ?? []), ...args];
    }
    default:
      return [];
  }
}

function missing(
  parent: string,
  description: unknown,
  children: readonly { name: { value: string }; description?: unknown }[],
): string[] {
  return [
    ...(description === undefined ? [parent] : []),
    ...children.filter((child) => child.description === undefined).map((child) => `${parent}.${child.name.value}`),
  ];
}
