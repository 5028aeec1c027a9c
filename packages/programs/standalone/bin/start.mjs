#!/usr/bin/env node
// Builds what is out of date, then runs the whole platform in this process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

await prepare('npm start');
if (!process.argv.includes('--build-only')) {
  await import(pathToFileURL(join(root, 'packages', 'programs', 'standalone', 'dist', 'main.js')).href);
}
