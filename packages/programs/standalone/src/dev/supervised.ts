import { fork, type ChildProcess } from 'node:child_process';

/** A program that is restarted repeatedly. It must end when its channel to this process does. */
export interface SupervisedProgram {
  readonly path: string;
  readonly args?: readonly string[];
  /** For Node itself, such as `--inspect`. */
  readonly nodeArgs?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** It reported that it is ready, so many seconds after its start. */
  ready?(seconds: number): void;
  /** It ended without being asked to. */
  ended(how: string): void;
}

const patienceMs = 3_000;

/** Runs one process of a program. If this process ends, for whatever reason, the program ends too. */
export class Supervised {
  readonly #program: SupervisedProgram;
  #child: ChildProcess | null = null;

  constructor(program: SupervisedProgram) {
    this.#program = program;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Starts it with `further` appended to its arguments. */
  start(further: readonly string[] = []): void {
    const { path, args = [], nodeArgs = [], env } = this.#program;
    const started = performance.now();
    const child = fork(path, [...args, ...further], { env, execArgv: [...nodeArgs] });
    this.#child = child;
    child.on('message', (message) => {
      if (message === 'ready') this.#program.ready?.((performance.now() - started) / 1000);
    });
    child.once('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#program.ended(signal ?? `${code}`);
    });
    // The program could not be started: reported by the exit event that follows or by this one.
    child.once('error', (error) => {
      if (this.#child !== child || child.pid !== undefined) return;
      this.#child = null;
      this.#program.ended(error.message);
    });
  }

  send(message: string): void {
    if (this.#child?.connected === true) this.#child.send(message);
  }

  /** Asks it to stop, and kills it after three seconds. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    if (child.connected) child.disconnect();
    await ended;
    clearTimeout(timer);
  }

  async restart(further: readonly string[] = []): Promise<void> {
    await this.stop();
    this.start(further);
  }
}
