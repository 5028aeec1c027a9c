import cluster, { type Worker } from 'node:cluster';
import { asReadyMessage, type ReadyMessage, type StopMessage } from '@tertulia/service/process';
import type { ServicePlan } from './plan-services.js';

// Processes accept connections from the shared port themselves. If this process distributed them, those on their way to a dying process
// would hang.
cluster.schedulingPolicy = cluster.SCHED_NONE;

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** One process of a service. */
export class ServiceProcess {
  readonly pid: number;
  /** Resolves with its ready message; null when it ended before. */
  readonly ready: Promise<ReadyMessage | null>;
  readonly ended: Promise<Ending>;
  readonly #worker: Worker;
  #hasEnded = false;
  #isReady = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.pid = worker.process.pid ?? 0;
    this.ended = new Promise((resolve) => {
      worker.once('exit', (code: number | null, signal: string | null) => {
        this.#hasEnded = true;
        resolve({ code, signal });
      });
      // A program that could not be started emits no exit event.
      worker.process.once('error', () => resolve({ code: 1, signal: null }));
    });
    this.ready = Promise.race([this.#readyMessage(), this.ended.then(() => null)]);
  }

  /** Starts a program as a worker of this process: it ends with this process, and shares the port of its plan. */
  static start({ program, settings }: ServicePlan): ServiceProcess {
    // A service's output goes to our stderr: stdout is for the supervisor's messages.
    cluster.setupPrimary({ exec: program, args: [], execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
    return new ServiceProcess(cluster.fork(settings));
  }

  get isRunning(): boolean {
    return !this.#hasEnded;
  }

  /** Asks it to stop, and kills it after `patienceMs`. One that is not ready yet is killed at once. */
  async stop(how: { readonly isDraining: boolean; readonly patienceMs: number }): Promise<Ending> {
    const message: StopMessage = { kind: 'tertulia.stop', isDraining: how.isDraining };
    if (!this.#isReady) this.kill();
    else if (this.#worker.isConnected()) this.#worker.send(message, () => undefined);
    const timer = setTimeout(() => this.kill(), how.patienceMs);
    const ending = await this.ended;
    clearTimeout(timer);
    return ending;
  }

  kill(): void {
    if (!this.#hasEnded) this.#worker.process.kill('SIGKILL');
  }

  async #readyMessage(): Promise<ReadyMessage> {
    return new Promise((resolve) => {
      const read = (message: unknown): void => {
        const ready = asReadyMessage(message);
        if (ready === null) return;
        this.#isReady = true;
        this.#worker.off('message', read);
        resolve(ready);
      };
      this.#worker.on('message', read);
    });
  }
}
