// Folders and files whose name says nothing are drawers in which things get lost.
import { spawnSync } from 'node:child_process';

const nothing = /(^|\/)(utils?|helpers?|common|misc|lib|core|shared)(\/|\.[jt]sx?$)/;
const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const bad = listed.stdout.split('\n').filter((path) => nothing.test(path));
for (const path of bad) console.log(`  ${path}: name it by what it does`);
process.exitCode = bad.length === 0 ? 0 : 1;
