#!/usr/bin/env node
// Builds what is out of date, then runs everything and applies edits to it: `npm run dev`, with `-- --inspect` for a debugger.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

await prepare('npm run dev', ['server', 'supergraph', 'widget', 'explorer']);
const { compiledFolders, readWorkspaces, servedWorkspaces } = await import('./workspaces.mjs');
const workspaces = await readWorkspaces(root);
const folderOf = (name) => join(root, workspaces.get(name).folder);
const folders = {
  root,
  compiled: (await compiledFolders(root, workspaces)).map((folder) => join(root, folder)),
  served: [...servedWorkspaces(workspaces)].map(folderOf),
  standalone: folderOf('@tertulia/standalone'),
  widget: folderOf('@tertulia/widget'),
  explorer: folderOf('@tertulia/explorer'),
  portal: folderOf('@tertulia/portal'),
};
const { develop } = await import(pathToFileURL(join(folders.standalone, 'dist', 'dev', 'develop.js')).href);
const nodeArgs = process.argv.slice(2).filter((argument) => argument.startsWith('--inspect'));
try {
  await develop(folders, { nodeArgs, env: process.env });
} catch (error) {
  const isTold = ['StartProblem', 'EnvironmentError'].includes(error.name);
  console.error(isTold ? `\n${error.message}` : error);
  process.exit(1);
}
