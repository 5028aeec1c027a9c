import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { World } from './world.js';

/** Beside the compiled sources, which look for the package's description one folder up. */
const program = join(import.meta.dirname, '..', 'dist', 'deliverer-process.mjs');

/** Libraries are loaded as installed; sources of this repository are compiled. */
const libraries: Plugin = {
  name: 'libraries',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@tertulia/') ? undefined : { path, external: true },
    );
  },
};

/** Compiles the program of a process that delivers, so that it can be killed like a real one. */
export async function compileDeliverer(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'deliverer-process.ts')],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node24', logLevel: 'error' },
    ...{ conditions: ['tertulia-source'], plugins: [libraries] },
  });
}

/** A process that delivers for a world, at the time of its clock. */
export class Deliverer {
  /** Names of events of interest that it has published. */
  readonly published: string[] = [];
  #child: ChildProcess | null = null;
  #idPrefix = '';

  constructor(private readonly world: World) {}

  async start(): Promise<void> {
    const { test, settings, clock } = this.world;
    const databases = { ownerUrl: test.ownerUrl, appUrl: test.clientUrl };
    this.#idPrefix = randomUUID().slice(0, 8);
    const start = { databases, settings, now: clock.now().toISOString(), idPrefix: this.#idPrefix };
    const child = fork(program, [JSON.stringify(start)]);
    this.#child = child;
    child.on('message', (message: 'ready' | { published: string }) => {
      if (message !== 'ready') this.published.push(message.published);
    });
    await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('no start')))]);
  }

  /** Whether the process that runs now has made this id; none that was killed before it. */
  hasMade(id: string): boolean {
    return this.#child !== null && id.startsWith(this.#idPrefix);
  }

  tellTime(): void {
    this.#child?.send({ now: this.world.clock.now().toISOString() });
  }

  /** As the operating system does it: nothing is finished. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
