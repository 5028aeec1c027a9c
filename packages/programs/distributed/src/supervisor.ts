import type { ServicePlan } from './plan-services.js';
import { Replica, type ReplicaNews } from './replica.js';

/** Runs the processes of all services: starts them again, replaces them one by one, ends them in order. */
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

  /** Everything is to end: nothing is started any more. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Resolves when all answer. Answers the names of those that did not come up: then everything was ended again. */
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
      // At once: others may wait for the one that failed.
      await this.stop();
    };
    await Promise.all(this.#groups.flat().map(start));
    return failed;
  }

  /**
   * Replaces every process by a new one, one after the other, the new one answering before the old one is asked to end.
   * Resolves when the last old one is gone. @throws Error when one did not come up; those before it are new already.
   */
  async roll(): Promise<void> {
    this.#rolling ??= this.#replaceAll().finally(() => {
      this.#rolling = null;
    });
    return this.#rolling;
  }

  /** Ends the door first and the subgraphs last. Answers whether all ended as they should. */
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
