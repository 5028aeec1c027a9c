import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphDeclaration } from '@tertulia/service/declaration';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'subgraphs');

/** Every subgraph of the platform, by name: each folder of `subgraphs` declares one. */
export async function listSubgraphs(): Promise<readonly SubgraphDeclaration[]> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  return Promise.all(names.toSorted().map(declarationOf));
}

async function declarationOf(name: string): Promise<SubgraphDeclaration> {
  const { subgraph } = (await import(`@tertulia/${name}`)) as { readonly subgraph?: SubgraphDeclaration };
  if (subgraph?.name !== name) throw new Error(`subgraphs/${name} declares no subgraph of its name`);
  return subgraph;
}
