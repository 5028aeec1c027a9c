import { join } from 'node:path';
import { widgetWasBuilt } from './parent.js';
import { complaintOf } from './programs.js';
import { servedHash } from './served-files.js';
import type { Supervised } from './supervised.js';

/** Folders, as absolute paths. */
export interface Folders {
  readonly root: string;
  /** Of every workspace that the compiler builds. */
  readonly compiled: readonly string[];
  /** Of every workspace that the server runs from. */
  readonly served: readonly string[];
  readonly standalone: string;
  readonly widget: string;
  readonly explorer: string;
  readonly portal: string;
}

/** What is rebuilt and restarted, and how it is reported. */
interface Runners {
  readonly server: Pick<Supervised, 'isRunning' | 'restart' | 'send'>;
  /** Null when the portal is off. */
  readonly portal: Pick<Supervised, 'isRunning' | 'restart'> | null;
  say(text: string): void;
}

/** What follows a change: the build that it belongs to, and a restart of what runs from that build. */
export class Builds {
  readonly #folders: Folders;
  readonly #runners: Runners;
  #served: string;
  #isBroken = false;

  private constructor(folders: Folders, runners: Runners, served: string) {
    this.#folders = folders;
    this.#runners = runners;
    this.#served = served;
  }

  static async open(folders: Folders, runners: Runners): Promise<Builds> {
    return new Builds(folders, runners, await servedHash(servedPaths(folders)));
  }

  /** Folders to watch. In the portal only operations: its server watches the rest itself. */
  sources(): string[] {
    const { root, compiled, widget, explorer, portal } = this.#folders;
    const bundled = [widget, explorer].flatMap((folder) => [join(folder, 'src'), join(folder, 'demo')]);
    return [...compiled.map((folder) => join(folder, 'src')), ...bundled, join(portal, 'src'), join(root, 'graphql')];
  }

  /**
   * Builds the parts that the changed paths, relative to the root, belong to. Never rejects: a part that does not build is reported and not
   * started.
   */
  async follow(paths: ReadonlySet<string>): Promise<void> {
    const has = (isOne: (path: string) => boolean): boolean => [...paths].some(isOne);
    const isIn = (folder: string) => (path: string) => join(this.#folders.root, path).startsWith(join(folder, '/'));
    const { widget, explorer, compiled, root, portal } = this.#folders;
    const isGraphChanged = has((path) => path === 'graphql/api.graphql');
    if (isGraphChanged) await this.#build('supergrafo / supergraph', [join(root, 'graphql', 'dist', 'compose.js')]);
    if (isGraphChanged || has((path) => isIn(portal)(path) && path.endsWith('.graphql'))) {
      await this.#build('graphql', [join(portal, 'codegen.mjs')]);
    }
    if (has(isIn(widget)) && (await this.#build('chat / widget', [join(widget, 'build.mjs')]))) {
      this.#runners.server.send(widgetWasBuilt);
    }
    if (has(isIn(explorer))) await this.#build('explorador / explorer', [join(explorer, 'build.mjs')]);
    if (compiled.some((folder) => has(isIn(join(folder, 'src'))))) {
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const isPretty = process.stdout.isTTY ? ['--pretty'] : [];
      this.#isBroken = !(await this.#build('servidor / server', [compiler, '-b', ...compiled, ...isPretty]));
    }
    await this.#restart();
  }

  async #build(label: string, program: readonly string[]): Promise<boolean> {
    const started = performance.now();
    const complaint = await complaintOf(program, this.#folders.root);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (complaint === null) this.#runners.say(`✓ ${label} (${seconds} s)`);
    else {
      this.#runners.say(
        `✗ ${label}: sigue lo anterior / the previous build keeps running (${seconds} s)\n${complaint.trimEnd()}`,
      );
    }
    return complaint === null;
  }

  async #restart(): Promise<void> {
    const { server, portal } = this.#runners;
    if (portal?.isRunning === false) await portal.restart();
    if (this.#isBroken) return;
    const served = await servedHash(servedPaths(this.#folders));
    if (served === this.#served && server.isRunning) return;
    this.#served = served;
    await server.restart(['--again']);
  }
}

/** What the server reads when it starts. */
function servedPaths({ root, served, explorer }: Folders): string[] {
  const dist = served.map((folder) => join(folder, 'dist'));
  const graph = ['dist/supergraph.graphql', 'operations.json'].map((file) => join(root, 'graphql', file));
  return [...dist, join(explorer, 'build'), ...graph];
}
