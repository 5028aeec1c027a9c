import type { ServicePlan } from './plan-services.js';
import { Replica, type ReplicaNews } from './replica.js';

/** Runs the processes of all services: restarts them, replaces them one by one, ends them in order. */
export class Supervisor {
  readonly #groups: readonly (readonly Replica[])[];
  #starting: Promise<unknown> = Promise.resolve();
  #rolling: Promise<void> | null = null;
  #isStopping = false;

  constructor(plans: readonly ServicePlan[], news: ReplicaNews) {
    this.#groups = plans.map((plan) =>
      Array.from({ length: plan.replicas }, (_, index) => new Replica(plan, index + 1, news)),
    );
  }

  /** Everything is stopping: nothing is started any more. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Resolves when all are ready. Returns the names of those that did not start: then everything was stopped again. */
  async start(): Promise<string[]> {
    const starting = this.#startAll();
    this.#starting = starting;
    return starting;
  }

  async #startAll(): Promise<string[]> {
    const failed: string[] = [];
    const start = async (replica: Replica): Promise<void> => {
      if ((await replica.start()) || this.#isStopping) return;
      failed.push(replica.service);
      // At once: others may be waiting for the failed one.
      await this.stop();
    };
    await Promise.all(this.#groups.flat().map(start));
    return failed;
  }

  /**
   * Replaces every process by a new one, one after the other; the new one is ready before the old one is asked to stop. Resolves when the
   * last old one has ended. @throws Error when one did not start; those before it are already new.
   */
  async roll(): Promise<void> {
    this.#rolling ??= this.#replaceAll().finally(() => {
      this.#rolling = null;
    });
    return this.#rolling;
  }

  /** Ends the gateway first and the subgraphs last. Returns whether all ended in order. */
  async stop(): Promise<boolean> {
    this.#isStopping = true;
    let isOrderly = true;
    for (const group of this.#groups.toReversed()) {
      const endings = await Promise.all(group.map(async (replica) => replica.stop()));
      if (endings.some((ending) => ending !== null && ending.code !== 0)) isOrderly = false;
    }
    return isOrderly;
  }

  kill(): void {
    this.#isStopping = true;
    for (const replica of this.#groups.flat()) replica.kill();
  }

  async #replaceAll(): Promise<void> {
    await this.#starting;
    const retirements: Promise<unknown>[] = [];
    try {
      for (const replica of this.#groups.flat()) {
        if (this.#isStopping) return;
        const { retired } = await replica.replace();
        retirements.push(retired);
      }
    } finally {
      await Promise.all(retirements);
    }
  }
}
