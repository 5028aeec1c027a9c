/** The queries of our own portal, as they stand in its files. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, typeFromAST, visit } from 'graphql';
import { sample, schema } from '../schema.mjs';

const folder = join(import.meta.dirname, '..', '..', '..', 'portal', 'src');
const definitions = globSync('**/*.graphql', { cwd: folder })
  .toSorted()
  .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).definitions);
const fragments = new Map(
  definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
);
const ids = {
  id: '$aurora.bots.1.id',
  botId: '$aurora.bots.1.id',
  conversationId: '$aurora.conversation',
  organizationId: '$aurora.organization',
  templateId: '$template',
  versionId: '$aurora.bots.1.liveVersion.id',
};

function withFragments(operation) {
  const used = new Map();
  const collect = (node) =>
    visit(node, {
      [Kind.FRAGMENT_SPREAD]: ({ name }) => {
        if (used.has(name.value)) return;
        used.set(name.value, fragments.get(name.value));
        collect(fragments.get(name.value));
      },
    });
  collect(operation);
  return [operation, ...used.values()].map(print).join('\n');
}

function variablesOf({ variableDefinitions = [] }) {
  return Object.fromEntries(
    variableDefinitions
      .filter(({ defaultValue }) => defaultValue === undefined)
      .map(({ variable, type }) => {
        const name = variable.name.value;
        const named = typeFromAST(schema, type);
        if (String(named).startsWith('RangeInput')) return [name, '$range'];
        if (!String(named).endsWith('!')) return [name, null];
        return [name, sample(named, { ids, name })];
      }),
  );
}

const queries = definitions.filter(
  ({ kind, operation }) => kind === Kind.OPERATION_DEFINITION && operation === 'query',
);

export const portal = queries.flatMap((operation) =>
  ['ana', 'vera'].map((as) => ({
    name: `the portal's ${operation.name.value} for ${as}`,
    as,
    query: withFragments(operation),
    variables: variablesOf(operation),
    refused: 'ANY',
  })),
);
