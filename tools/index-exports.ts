// The exports of a package's index are its public API. A value that no other workspace imports must stay internal.
import { spawnSync } from 'node:child_process';

interface Report {
  readonly issues: readonly { readonly file: string; readonly exports: readonly { readonly name: string }[] }[];
}

const isIndex = /^(packages|gateway|widget)\/(.*\/)?src\/(.*\/)?index\.ts$/;
const knip = spawnSync(
  'knip',
  ['--no-progress', '--include', 'exports', '--include-entry-exports', '--reporter', 'json'],
  {
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  },
);
const { issues } = JSON.parse(knip.stdout) as Report;
const unused = issues
  .filter(({ file }) => isIndex.test(file))
  .flatMap(({ file, exports }) => exports.map(({ name }) => `  ${file}: no workspace imports ${name}`));
for (const line of unused) console.log(line);
process.exitCode = unused.length === 0 ? 0 : 1;
