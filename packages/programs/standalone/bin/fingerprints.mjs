// The inputs of each build, as one hash: a part is built again only when its hash changes. No imports from the repository.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { closureOf, compiledFolders, readWorkspaces, subgraphFolders } from './workspaces.mjs';

/** Build output, documentation, or files that only tests read. */
const left = /^(?:node_modules|dist|build|test|gql|next-env\.d\.ts|\..*|.*\.md|.*\.tsbuildinfo)$/;

/** The parts that are built separately. */
export const parts = ['server', 'supergraph', 'widget', 'explorer', 'portal'];

/** The hash of all inputs of each part, by the name of the part. */
export async function fingerprints(root) {
  const inputs = await inputsOf(root);
  const all = await Promise.all(parts.map(async (part) => [part, await hashOf(root, inputs[part])]));
  return Object.fromEntries(all);
}

/** Files and folders of each part, relative to the root. */
async function inputsOf(root) {
  const workspaces = await readWorkspaces(root);
  const everywhere = ['package-lock.json'];
  const folderOf = (name) => workspaces.get(name).folder;
  const below = (name) =>
    [...closureOf(workspaces, name)].filter((one) => one !== name).flatMap((one) => compiledIn(folderOf(one)));
  const bundled = (name) => [...everywhere, folderOf(name), ...below(name), 'tsconfig.base.json'];
  const schemas = subgraphFolders(workspaces).map((folder) => `${folder}/schema.graphql`);
  return {
    server: [...everywhere, 'tsconfig.base.json', ...(await compiledFolders(root, workspaces)).flatMap(compiledIn)],
    supergraph: [...everywhere, 'graphql/src', ...schemas],
    widget: bundled('@tertulia/widget'),
    explorer: bundled('@tertulia/explorer'),
    portal: [...bundled('@tertulia/portal'), 'graphql/api.graphql'],
  };
}

/** The files that the compiler and importers of the workspace read. */
function compiledIn(folder) {
  return [`${folder}/src`, `${folder}/package.json`, `${folder}/tsconfig.json`];
}

async function hashOf(root, paths) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const path of new Set(paths)) await addTo(hash, root, path);
  return hash.digest('hex');
}

async function addTo(hash, root, path) {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null) return;
  if (!found.isDirectory()) {
    hash.update(`${path}\0${found.size}\0`).update(await readFile(join(root, path)));
    return;
  }
  const names = (await readdir(join(root, path))).filter((name) => !left.test(name));
  for (const name of names.toSorted()) await addTo(hash, root, `${path}/${name}`);
}
