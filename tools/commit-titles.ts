// Titles of commits: imperative, at most 72 characters, no full stop. `node tools/commit-titles.ts <range>`; without one the last commit.
import { spawnSync } from 'node:child_process';

const range = process.argv[2] ?? 'HEAD~1..HEAD';
const listed = spawnSync('git', ['log', '--no-merges', '--format=%h %s', range], { encoding: 'utf8' });
if (listed.status !== 0) {
  console.error(listed.stderr.trim());
  process.exit(1);
}
const bad = listed.stdout
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line) => problemsOf(line.slice(line.indexOf(' ') + 1)).map((problem) => `  ${line}: ${problem}`));
for (const line of bad) console.log(line);
process.exitCode = bad.length === 0 ? 0 : 1;

function problemsOf(title: string): string[] {
  const words = title.replace(/^[^:]{1,30}: /, '');
  const first = /^\w+/.exec(words)?.[0] ?? '';
  return [
    title.length > 72 ? `${title.length} characters, 72 at most` : '',
    title.endsWith('.') ? 'ends with a full stop' : '',
    /(ed|ing)$/i.test(first) && !/^(embed|feed|need|seed|speed|bring|string|ping|ring|sing)$/i.test(first)
      ? `"${first}" is not imperative`
      : '',
  ].filter((problem) => problem !== '');
}
