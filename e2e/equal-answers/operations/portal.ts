/** The queries of our own portal, read from its files. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ASTNode,
  type FragmentDefinitionNode,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  typeFromAST,
  visit,
} from 'graphql';
import { sample, schema } from '../schema.ts';
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'portal', 'src');
const definitions = globSync('**/*.graphql', { cwd: folder })
  .toSorted()
  .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).definitions);
const fragments = new Map(
  definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
);
const ids = {
  id: '$aurora.bots.1.id',
  botId: '$aurora.bots.1.id',
  conversationId: '$aurora.conversation',
  organizationId: '$aurora.organization',
  templateId: '$template',
  versionId: '$aurora.bots.1.liveVersion.id',
};

function withFragments(operation: OperationDefinitionNode): string {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: ASTNode): unknown =>
    visit(node, {
      [Kind.FRAGMENT_SPREAD]: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return [operation, ...used.values()].map(print).join('\n');
}

function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions
      .filter(({ defaultValue }) => defaultValue === undefined)
      .map(({ variable, type }) => {
        const name = variable.name.value;
        const named = typeFromAST(schema, type);
        if (!isInputType(named)) throw new Error(`$${name} of the portal is of no type of input`);
        if (String(named).startsWith('RangeInput')) return [name, '$range'];
        if (!String(named).endsWith('!')) return [name, null];
        return [name, sample(named, { ids, name })];
      }),
  );
}

const queries = definitions
  .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  .filter(({ operation }) => operation === OperationTypeNode.QUERY);

export const portal: readonly Step[] = queries.flatMap((operation) =>
  ['ana', 'vera'].map((as) => ({
    name: `the portal's ${operation.name?.value} for ${as}`,
    as,
    query: withFragments(operation),
    variables: variablesOf(operation),
    refused: 'ANY',
  })),
);
