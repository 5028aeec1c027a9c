import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programFolders, testFolder } from '../environment.js';
import { reservedPort } from '../reserved-port.js';
import { givenMongoUrl } from './environment.js';

/**
 * Where suites find a server: GIVEN (`TEST_MONGODB_URL`) is a real MongoDB, OWN is the fake server of `.ci/mongo`, NONE means the suite is
 * skipped.
 */
export type MongoSource = 'GIVEN' | 'OWN' | 'NONE';

const home = fileURLToPath(new URL('../../../../../.ci/mongo', import.meta.url));
const patienceMs = 60_000;

/** Which MongoDB there is for tests on this machine. */
export function mongoSource(): MongoSource {
  return givenMongoUrl() === undefined ? ownMongoSource() : 'GIVEN';
}

/** The same, ignoring `TEST_MONGODB_URL`: for suites that stop and kill their server. */
export function ownMongoSource(): Exclude<MongoSource, 'GIVEN'> {
  const hasJava = programFolders().some((folder) => existsSync(join(folder, 'java')));
  return hasJava && existsSync(join(home, 'lib', 'ready')) ? 'OWN' : 'NONE';
}

/** A database of one suite on a server that all suites of a run share. The suite drops it. */
export async function mongoForTests(): Promise<{ url: string }> {
  const url = new URL(givenMongoUrl() ?? urlOf(await sharedPort()));
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  return { url: url.href };
}

/** A durable server of one suite: it can be stopped, killed, paused and restarted. Not started yet. */
export class OwnMongo {
  readonly #folder = join(testFolder(), `mongo-${randomBytes(5).toString('hex')}`);
  #port = 0;
  #process: ChildProcess | undefined;

  /** Unchanged by restarts. */
  get url(): string {
    if (this.#port === 0) throw new Error('The MongoDB of this suite is not started yet');
    const url = new URL(urlOf(this.#port));
    url.pathname = '/test';
    return url.href;
  }

  /** Starts it, or restarts it on the same port with its data. Resolves when it responds. */
  async start(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    if (this.#port === 0) this.#port = await reservedPort();
    const options = [`${this.#port}`, '--file', join(this.#folder, 'data.mv'), '--until', runPid()];
    const started = spawn('java', [...javaOptions, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#process = started;
    const lines = createInterface({ input: started.stdout });
    const [line] = (await Promise.race([once(lines, 'line'), once(started, 'exit').then(() => [''])])) as [string];
    lines.close();
    started.stdout.destroy();
    started.unref();
    this.#port = portIn(line);
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    const ending = this.#running();
    this.#process = undefined;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  }

  /** Keeps its connections but responds to nothing until `resume`. */
  pause(): void {
    this.#running().kill('SIGSTOP');
  }

  resume(): void {
    this.#running().kill('SIGCONT');
  }

  /** Ends it and removes its data. */
  async close(): Promise<void> {
    if (this.#process !== undefined) await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #running(): ChildProcess {
    if (this.#process === undefined) throw new Error('No MongoDB of this suite is running');
    return this.#process;
  }
}

const javaOptions = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-cp',
  `${join(home, 'lib', 'classes')}:${join(home, 'lib', '*')}`,
  'Server',
];

let known: Promise<number> | undefined;

async function sharedPort(): Promise<number> {
  known ??= startOrFind(testFolder());
  return known;
}

/** The first suite of a run starts the server; it ends with jest's first process. */
async function startOrFind(folder: string): Promise<number> {
  const note = join(folder, 'mongo.txt');
  const isFirst = await mkdir(join(folder, 'mongo-starting')).then(
    () => true,
    () => false,
  );
  if (isFirst) await startShared(note);
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const text = await readFile(note, 'utf8').catch(() => '');
    if (text.includes('\n')) return portIn(text);
    await wait(20);
  }
  throw new Error('The MongoDB for tests did not start in time');
}

async function startShared(note: string): Promise<void> {
  const output = await open(`${note}.new`, 'w');
  const started = spawn('java', [...javaOptions, '0', '--until', runPid()], {
    detached: true,
    stdio: ['ignore', output.fd, 'ignore'],
  });
  const failure = once(started, 'error').then(async ([error]) => writeFile(note, `failed: ${String(error)}\n`));
  failure.catch(() => undefined);
  started.unref();
  await output.close();
  await rename(`${note}.new`, note);
}

function portIn(text: string): number {
  const port = Number(/^listening on (\d+)$/m.exec(text)?.[1]);
  if (Number.isNaN(port)) throw new Error(`The MongoDB for tests did not start: ${text}`);
  return port;
}

function urlOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`;
}

/** jest's first process, by which the run's folder is named. */
function runPid(): string {
  return basename(testFolder()).split('-').at(-1) ?? '';
}
