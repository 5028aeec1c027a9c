#!/usr/bin/env node
// Builds what is out of date, then runs every service as a separate process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from '../../standalone/bin/prepare.mjs';

await prepare('npm run start:distributed');
await import(pathToFileURL(join(root, 'packages', 'programs', 'distributed', 'dist', 'main.js')).href);
