import { GraphQLError, Kind, visit, type ASTNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import type { Flags } from './run.js';

/** The variables that `@skip` and `@include` read anywhere in these parts of an operation, sorted. */
export function conditionVariables(parts: readonly ASTNode[]): string[] {
  const names = new Set<string>();
  for (const part of parts) {
    visit(part, {
      Directive: (directive) => {
        if (directive.name.value !== 'skip' && directive.name.value !== 'include') return;
        const value = directive.arguments?.[0]?.value;
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names].toSorted();
}

/**
 * The values of these variables in a request, or their defaults.
 * @throws GraphQLError BAD_USER_INPUT for null, which a variable with a default may be given
 */
export function flagsOf(
  names: readonly string[],
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Flags {
  const flags: Record<string, boolean> = {};
  for (const name of names) {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
    const value = given === undefined ? definition?.defaultValue : given;
    const flag = isBooleanNode(value) ? value.value : value;
    if (typeof flag !== 'boolean') {
      const message = `Variable "$${name}" must be true or false where a directive reads it.`;
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    flags[name] = flag;
  }
  return flags;
}

function isBooleanNode(value: unknown): value is { kind: Kind.BOOLEAN; value: boolean } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === Kind.BOOLEAN;
}

/** False for a selection that `@skip` or `@include` leaves out. */
export function isSelected({ directives = [] }: SelectionNode, flags: Flags): boolean {
  return directives.every(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const flag = value?.kind === Kind.VARIABLE ? flags[value.name.value] : isBooleanNode(value) && value.value;
    if (name.value === 'skip') return flag !== true;
    return name.value !== 'include' || flag === true;
  });
}
