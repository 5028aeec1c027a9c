// The workspaces of the repository and their dependencies, from their manifests. No imports from the repository.
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** By name: the folder, relative to the root, and the names of the workspaces that it imports when it runs. */
export async function readWorkspaces(root) {
  const { workspaces } = await readJson(join(root, 'package.json'));
  const folders = (await Promise.all(workspaces.map(async (pattern) => foldersOf(root, pattern)))).flat();
  const found = new Map();
  for (const folder of folders) {
    const manifest = await readJson(join(root, folder, 'package.json')).catch(() => null);
    if (manifest !== null) found.set(manifest.name, { folder, dependencies: Object.keys(manifest.dependencies ?? {}) });
  }
  for (const one of found.values()) one.dependencies = one.dependencies.filter((name) => found.has(name));
  return found;
}

/** A workspace and all its dependencies, by name. */
export function closureOf(workspaces, name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const dependency of workspaces.get(name)?.dependencies ?? []) closureOf(workspaces, dependency, found);
  return found;
}

/** The folders of all workspaces that the compiler builds, relative to the root, from its output settings. */
export async function compiledFolders(root, workspaces) {
  const folders = [...workspaces.values()].map(({ folder }) => folder);
  const projects = await Promise.all(
    folders.map(async (folder) => readJson(join(root, folder, 'tsconfig.json')).catch(() => null)),
  );
  const isCompiled = (_, at) => projects[at]?.compilerOptions?.outDir !== undefined;
  return folders.filter(isCompiled).toSorted((one, other) => one.localeCompare(other));
}

/** The folders of all subgraphs, relative to the root. */
export function subgraphFolders(workspaces) {
  const folders = [...workspaces.values()].map(({ folder }) => folder);
  return folders.filter((folder) => folder.startsWith('subgraphs/')).toSorted((one, other) => one.localeCompare(other));
}

/** What the one process runs from, by name: with every subgraph, which it finds by its folder. */
export function servedWorkspaces(workspaces) {
  const subgraphs = new Set(subgraphFolders(workspaces));
  const found = new Set();
  closureOf(workspaces, '@tertulia/standalone', found);
  for (const [name, { folder }] of workspaces) if (subgraphs.has(folder)) closureOf(workspaces, name, found);
  return found;
}

export async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** What a pattern of the root's manifest names, where `*` stands for every folder at its place. */
async function foldersOf(root, pattern) {
  let found = [''];
  for (const part of pattern.split('/')) {
    const next = found.map(async (folder) => (part === '*' ? foldersIn(root, folder) : [join(folder, part)]));
    found = (await Promise.all(next)).flat();
  }
  return found.map((folder) => folder.split(sep).join('/'));
}

async function foldersIn(root, folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
