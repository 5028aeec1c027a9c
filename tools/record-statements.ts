// Writes down what this release asks of each subgraph's database, so that the next release can prove that its schema still
// takes it. Run at a release, before the first migration of the next one:
//   npm run record-statements [-- subgraph ...]
// It runs the suites of each subgraph and keeps one sample of every distinct statement that succeeded.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bytesMax = 150 * 1024;
/** Longer samples are of no use: the same statement comes with fewer rows too. */
const sampleLengthMax = 6_000;

/** A statement with values for its parameters. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** What `record-hook.ts` writes, a line for each statement. */
interface Recorded extends Required<Statement> {
  readonly application: string;
}

interface Release {
  readonly release: string;
  readonly statements: readonly Statement[];
}

/** One sample, the shortest, of every distinct statement: values and the number of rows make no difference. */
export function distinctStatements(lines: readonly string[], application: string): Statement[] {
  const samples = new Map<string, Required<Statement>>();
  for (const line of lines) {
    const { application: from, sql, values } = JSON.parse(line) as Recorded;
    if (from !== application || !isOfUse(sql)) continue;
    const shape = shapeOf(sql);
    const known = samples.get(shape);
    if (known === undefined || sql.length < known.sql.length) samples.set(shape, { sql, values });
  }
  return [...samples]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { sql, values }]) => (values.length === 0 ? { sql: onOneLine(sql) } : { sql: onOneLine(sql), values }));
}

function isOfUse(sql: string): boolean {
  return (
    /^\s*(select|insert|update|delete|with)\b/i.test(sql) &&
    !/\b(pg_database|set_config)\b/.test(sql) &&
    sql.length <= sampleLengthMax
  );
}

function shapeOf(sql: string): string {
  return onOneLine(sql)
    .replaceAll(/'(?:[^']|'')*'/g, '?')
    .replaceAll(/\b\d+(\.\d+)?\b/g, '?')
    .replaceAll(/\b(null|true|false)\b/g, '?')
    .replaceAll(/\?(, ?\?)+/g, '?+')
    .replaceAll(/(\([^()]*\))(, ?\([^()]*\))+/g, '$1')
    .replaceAll('?+', '?');
}

function onOneLine(sql: string): string {
  return sql.includes('--') ? sql : sql.replaceAll(/\s*\n\s*/g, ' ').trim();
}

async function record(subgraph: string, release: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-statements-'));
  const into = join(folder, 'statements.jsonl');
  try {
    const jest = ['jest', `subgraphs/${subgraph}/`, '--setupFiles', './tools/record-hook.ts'];
    const env = {
      ...process.env,
      RECORD_STATEMENTS_TO: into,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    };
    const { status } = spawnSync('npx', jest, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`the suites of ${subgraph} failed: nothing is recorded`);
    const lines = (await readFile(into, 'utf8')).trimEnd().split('\n');
    await keep(subgraph, { release, statements: distinctStatements(lines, `tertulia-${subgraph}`) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(subgraph: string, { release, statements }: Release): Promise<void> {
  const rows = statements.map((statement) => `    ${JSON.stringify(statement)}`).join(',\n');
  const text = `{\n  "release": ${JSON.stringify(release)},\n  "statements": [\n${rows}\n  ]\n}\n`;
  if (Buffer.byteLength(text) > bytesMax) throw new Error(`${subgraph}: more than ${bytesMax} bytes`);
  await writeFile(join(root, 'subgraphs', subgraph, 'test', 'previous-release.statements.json'), text);
  console.log(`${subgraph}: ${statements.length} statements, ${Math.round(Buffer.byteLength(text) / 1024)} KB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const asked = process.argv.slice(2);
  const all = (await readdir(join(root, 'subgraphs'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const subgraph of asked.length > 0 ? asked : all.map(({ name }) => name)) await record(subgraph, version);
}
