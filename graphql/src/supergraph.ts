import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const root = join(import.meta.dirname, '..', '..');

/** A subgraph's part of the graph. */
export interface SubgraphSdl {
  readonly name: string;
  readonly text: string;
}

/** The schema of every subgraph as it is committed, by name. */
export function committedSchemas(): SubgraphSdl[] {
  const paths = globSync('subgraphs/*/schema.graphql', { cwd: root }).toSorted();
  return paths.map((path) => ({ name: basename(dirname(path)), text: readFileSync(join(root, path), 'utf8') }));
}

/** @throws Error with every reason why the parts do not compose. */
export function supergraphOf(parts: readonly SubgraphSdl[]): string {
  const composed = composeServices(
    parts.map(({ name, text }) => ({ name, url: `http://${name}.internal/graphql`, typeDefs: parse(text) })),
  );
  if (composed.errors !== undefined) {
    throw new Error(composed.errors.map((error) => `${String(error.extensions['code'])}: ${error.message}`).join('\n'));
  }
  return composed.supergraphSdl;
}
