// Writes an empty subgraph that passes all checks: npm run new:subgraph -- <name>
// It has one type with a field, a table with row level security, tests, and the statements for the next release. Outside its folder three
// files change: docker-compose.yml gets a container, and npm install and npm run generate update package-lock.json and graphql/api.graphql.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const template = join(import.meta.dirname, 'new-subgraph', 'template');
const firstPort = 4101;
/** Of the portal and of those who come after it. */
const takenPorts = [4110];

const dependencies = ['@mikro-orm/core', '@mikro-orm/migrations', '@mikro-orm/postgresql', 'type-graphql'];
const ours = ['messaging', 'persistence', 'principal', 'service', 'subgraph', 'use-case'];
const oursInTests = ['events', 'testkit'];

/** The subgraph to create. */
export interface NewSubgraph {
  readonly name: string;
  readonly port: number;
}

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Project {
  readonly references: readonly { readonly path: string }[];
}

/** Replaces the specimen's name in every form. */
function named(text: string, { name, port }: NewSubgraph): string {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return text.replaceAll('specimen', name).replaceAll('Specimen', capital).replaceAll('4100', String(port));
}

/** Every file of a new subgraph, by its path in the subgraph's folder. */
export function filesOf(subgraph: NewSubgraph): Map<string, string> {
  const paths = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(template, path)).isFile(),
  );
  const written = paths.map((path): [string, string] => [
    named(path, subgraph),
    named(readFileSync(join(template, path), 'utf8'), subgraph),
  ]);
  return new Map([...written, ['package.json', packageOf(subgraph)], ['tsconfig.json', tsconfigOf()]]);
}

function packageOf({ name }: NewSubgraph): string {
  const model = modelOf('package.json') as Package;
  const own = (names: readonly string[]) => Object.fromEntries(names.map((one) => [`@tertulia/${one}`, model.version]));
  const theirs = Object.fromEntries(dependencies.map((one) => [one, model.dependencies[one]]));
  const sorted = (entries: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return asJson({
    ...model,
    name: `@tertulia/${name}`,
    dependencies: sorted({ ...theirs, ...own(ours) }),
    devDependencies: own(oursInTests),
  });
}

function tsconfigOf(): string {
  const model = modelOf('tsconfig.json') as Project;
  const wanted = new Set(ours);
  const references = model.references.filter(({ path }) => wanted.has(basename(path)));
  return asJson({ ...model, references }).replace(/\[\s+"src"\s+\]/, '["src"]');
}

/** A file of an existing subgraph, whose versions are right. */
function modelOf(file: string): unknown {
  return JSON.parse(readFileSync(join(root, 'subgraphs', 'bots', file), 'utf8'));
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Adds a container to the compose file. */
export function composeWith(text: string, { name, port }: NewSubgraph): string {
  const url = `SUBGRAPH_URL_${name.toUpperCase()}: http://${name}:${port}/graphql`;
  const container = `  ${name}:
    <<: *subgraph
    command: ['subgraphs/${name}/dist/main.js']
    environment:
      <<: [*environment, *redis, *principal]
      PORT: ${port}
      DATABASE_OWNER_URL: postgres://postgres:\${POSTGRES_PASSWORD:?}@postgres:5432/tertulia_${name}
      DATABASE_URL: postgres://tertulia_app:\${APPLICATION_PASSWORD:?}@postgres:5432/tertulia_${name}

`;
  const [before = '', gateway = ''] = text.split(/(?<=\n)(?= {2}gateway:\n)/);
  return (
    before.replace(/(?<=\n)(?= {2}portal:\n)/, container) +
    gateway
      .replace(/(\n {6}SUBGRAPH_URL_\w+: .+)+/, (others: string) => `${others}\n      ${url}`)
      .replace('\n      portal: {', `\n      ${name}: { condition: service_started }\n      portal: {`)
  );
}

/** The first port that no subgraph uses. */
function freePort(): number {
  const declared = globSync('subgraphs/*/src/subgraph.ts', { cwd: root }).map((path) =>
    Number(/port: (\d+)/.exec(readFileSync(join(root, path), 'utf8'))?.[1]),
  );
  const taken = new Set([...takenPorts, ...declared]);
  for (let port = firstPort; ; port += 1) if (!taken.has(port)) return port;
}

function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed`);
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function main(name: string | undefined): void {
  if (name === undefined || !/^[a-z][a-z0-9]{2,30}$/.test(name)) {
    throw new Error('npm run new:subgraph -- <name>: one word of lower case letters and digits');
  }
  const folder = join(root, 'subgraphs', name);
  if (existsSync(folder)) throw new Error(`${relative(root, folder)} is there already`);
  const subgraph = { name, port: freePort() };
  write(folder, filesOf(subgraph));
  const compose = join(root, 'docker-compose.yml');
  writeFileSync(compose, composeWith(readFileSync(compose, 'utf8'), subgraph));
  run('npm', 'install', '--no-audit', '--no-fund');
  run('oxfmt', relative(root, folder));
  run('npm', 'run', '--silent', 'generate');
  console.log(`subgraphs/${name}, port ${subgraph.port}. Next: npm run check, npm test -- subgraphs/${name}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main(process.argv[2]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
