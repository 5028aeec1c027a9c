// Names of folders and files must say what is inside. Suites and benchmarks are TypeScript, because only files that the compiler reads are
// checked.
import { spawnSync } from 'node:child_process';

const rules: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  { pattern: /(^|\/)(utils?|helpers?|common|misc|lib|core|shared)(\/|\.[jt]sx?$)/, advice: 'name it by what it does' },
  { pattern: /^(e2e|bench)\/.*\.[cm]?jsx?$/, advice: 'write it in TypeScript' },
];
const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const bad = listed.stdout
  .split('\n')
  .flatMap((path) => rules.filter(({ pattern }) => pattern.test(path)).map(({ advice }) => `${path}: ${advice}`));
for (const problem of bad) console.log(`  ${problem}`);
process.exitCode = bad.length === 0 ? 0 : 1;
