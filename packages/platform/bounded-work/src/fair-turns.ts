import { FairQueue, type Waiting } from './fair-queue.js';
import { WorkRefused } from './work-refused.js';

/** How much work runs at once, and which work waits. */
export interface FairTurnsSettings {
  /** A tenant whose work took less time than this recently, in milliseconds, does not wait. */
  readonly freeMs: number;
  /** How much work such a tenant may have running at once; the rest of its work waits like that of the others. */
  readonly freeAtOnce: number;
  /** How much work of all other tenants together runs at once. */
  readonly atOnce: number;
  /** Maximum number of waiting items of one tenant. */
  readonly mostWaiting: number;
  /** How long work may wait before it is refused. */
  readonly patienceMs: number;
}

interface Waiter extends Waiting {
  readonly begin: () => void;
}

/**
 * Limits concurrent work on the event loop. Tenants that use little never wait. Those that use a lot share a few slots, and the next slot
 * goes to the one that used the least time recently. So however many tenants use a lot, others compete with the work of a few.
 */
export class FairTurns {
  private readonly queue: FairQueue<Waiter>;
  private readonly free = new Map<string, number>();
  private taken = 0;

  constructor(
    private readonly settings: FairTurnsSettings,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.queue = new FairQueue<Waiter>(nowMs);
  }

  /** Runs the work when it is the tenant's turn. @throws WorkRefused BUSY */
  async run<T>(tenant: string, work: () => Promise<T>): Promise<T> {
    const end = this.isFree(tenant) ? this.takeFree(tenant) : await this.takePlace(tenant);
    const startedMs = this.nowMs();
    try {
      return await work();
    } finally {
      this.queue.charge(tenant, this.nowMs() - startedMs);
      end();
    }
  }

  private isFree(tenant: string): boolean {
    const { freeMs, freeAtOnce } = this.settings;
    return (this.free.get(tenant) ?? 0) < freeAtOnce && this.queue.usedBy(tenant) < freeMs;
  }

  private takeFree(tenant: string): () => void {
    const move = (by: number): void => {
      const running = (this.free.get(tenant) ?? 0) + by;
      if (running === 0) this.free.delete(tenant);
      else this.free.set(tenant, running);
    };
    move(1);
    return () => move(-1);
  }

  private async takePlace(tenant: string): Promise<() => void> {
    if (this.taken < this.settings.atOnce) this.taken += 1;
    else await this.wait(tenant);
    return () => this.handOn();
  }

  private async wait(tenant: string): Promise<void> {
    if (this.queue.lengthOf(tenant) >= this.settings.mostWaiting) throw new WorkRefused('BUSY');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.queue.remove(waiter);
        reject(new WorkRefused('BUSY'));
      }, this.settings.patienceMs);
      const waiter: Waiter = {
        tenant,
        begin: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.queue.add(waiter);
    });
  }

  /** Passes the slot to the next waiting item; if there is none, the slot is free. */
  private handOn(): void {
    const next = this.queue.next();
    if (next === undefined) this.taken -= 1;
    else next.begin();
  }
}
