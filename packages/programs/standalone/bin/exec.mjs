#!/usr/bin/env node
// Stands in for the `exec` of a POSIX shell where scripts of npm run in one that has none (Windows). With `exec`, a signal for
// the script reaches the program and not a shell in between.
import { spawn } from 'node:child_process';

const [, ...args] = process.argv.slice(2);
spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1));
