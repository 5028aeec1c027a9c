import { withDeadline } from '@tertulia/deadline';
import type { ReadyMessage } from '@tertulia/service/process';
import type { ServicePlan } from './plan-services.js';
import { ServiceProcess, type Ending } from './service-process.js';

/** Notified of what happens to replicas. */
export interface ReplicaNews {
  ready(news: ReplicaReady): void;
  /** It ended by itself and is restarted after the delay. */
  ended(news: ReplicaEnded): void;
  /** Its successor is ready, and it ended as requested. */
  retired(news: ReplicaRetired): void;
}

/** A replica that is ready. */
export interface ReplicaReady {
  readonly service: string;
  readonly replica: number;
  readonly pid: number;
  readonly address: string;
  readonly admin: string;
  readonly ms: number;
}

/** A replica that ended by itself. */
export interface ReplicaEnded extends Ending {
  readonly service: string;
  readonly replica: number;
  readonly pid: number;
  readonly againInMs: number;
}

/** A replica that was replaced. */
export interface ReplicaRetired extends Ending {
  readonly service: string;
  readonly replica: number;
  readonly pid: number;
  /** From the stop request to its end. */
  readonly ms: number;
}

const againMinMs = 200;
const againMaxMs = 5_000;
/** A replica that has run this long is restarted at once, however often it failed before. */
const steadyMs = 30_000;
const readyPatienceMs = 90_000;
/** Longer than the limit of a service itself. */
const stopPatienceMs = 20_000;

/** One of the processes of a service, restarted whenever it ends by itself. */
export class Replica {
  readonly #plan: ServicePlan;
  readonly #index: number;
  readonly #news: ReplicaNews;
  #current: ServiceProcess | null = null;
  #isStopping = false;
  #againMs = againMinMs;
  #timer: NodeJS.Timeout | undefined;

  constructor(plan: ServicePlan, index: number, news: ReplicaNews) {
    this.#plan = plan;
    this.#index = index;
    this.#news = news;
  }

  get service(): string {
    return this.#plan.name;
  }

  /** Resolves with true when it is ready, and with false when it ended before: it logs why by itself, and is not restarted. */
  async start(): Promise<boolean> {
    const started = ServiceProcess.start(this.#plan);
    this.#current = started;
    const ready = await started.ready;
    if (ready === null || this.#isStopping) return false;
    this.#adopt(started, ready);
    return true;
  }

  /**
   * Starts a successor, waits until it is ready, and only then asks the present process to stop. Resolves when the successor is ready;
   * `retired` when the old one has ended. @throws Error when the successor did not start: then the present one stays.
   */
  async replace(): Promise<{ retired: Promise<Ending | null> }> {
    const successor = ServiceProcess.start(this.#plan);
    const ready = await withDeadline(successor.ready, readyPatienceMs, () => null);
    if (ready === null) {
      successor.kill();
      throw new Error(`${this.service}: the new process did not start; the old one stays`);
    }
    const old = this.#current;
    clearTimeout(this.#timer);
    this.#adopt(successor, ready);
    return { retired: old?.isRunning === true ? this.#retire(old) : Promise.resolve(null) };
  }

  async #retire(old: ServiceProcess): Promise<Ending> {
    const started = performance.now();
    const ending = await old.stop({ isDraining: true, patienceMs: stopPatienceMs });
    this.#news.retired({ ...this.#identified(old), ...ending, ms: Math.round(performance.now() - started) });
    return ending;
  }

  async stop(): Promise<Ending | null> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    if (this.#current?.isRunning !== true) return null;
    return this.#current.stop({ isDraining: false, patienceMs: stopPatienceMs });
  }

  kill(): void {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    this.#current?.kill();
  }

  #adopt(running: ServiceProcess, ready: ReadyMessage): void {
    this.#current = running;
    const { address, admin, ms } = ready;
    this.#news.ready({ ...this.#identified(running), address, admin, ms });
    const since = performance.now();
    void running.ended.then((ending) => {
      if (performance.now() - since > steadyMs) this.#againMs = againMinMs;
      return this.#onEnd(running, ending);
    });
  }

  #identified({ pid }: ServiceProcess): { service: string; replica: number; pid: number } {
    return { service: this.service, replica: this.#index, pid };
  }

  #onEnd(process: ServiceProcess, ending: Ending): void {
    if (this.#isStopping || process !== this.#current) return;
    const againInMs = this.#againMs;
    this.#againMs = Math.min(this.#againMs * 2, againMaxMs);
    this.#news.ended({ ...this.#identified(process), ...ending, againInMs });
    this.#timer = setTimeout(() => this.#startAgain(), againInMs);
  }

  #startAgain(): void {
    const fresh = ServiceProcess.start(this.#plan);
    // Set at once, so that a stop or a successor finds it.
    this.#current = fresh;
    void this.#follow(fresh);
  }

  async #follow(fresh: ServiceProcess): Promise<void> {
    const ready = await fresh.ready;
    if (fresh !== this.#current || this.#isStopping) return;
    if (ready === null) this.#onEnd(fresh, await fresh.ended);
    else this.#adopt(fresh, ready);
  }
}
