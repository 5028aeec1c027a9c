interface Event {
  readonly at: number;
  readonly order: number;
  readonly resolve: () => void;
}

/** A small discrete-event simulation: time in milliseconds, random numbers from a seed, so that a run can be repeated. */
export class Simulation {
  now = 0;
  #heap: Event[] = [];
  #order = 0;
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
  }

  /** Between 0 and 1. */
  chance(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.#seed + 0.5) / 2 ** 32;
  }

  /** Exponential with this mean: the time between independent events. */
  spread(mean: number): number {
    return -mean * Math.log(this.chance());
  }

  /** Service times: seldom far below their mean, sometimes far above (gamma of shape 4, a coefficient of variation of a half). */
  service(mean: number): number {
    return [0, 1, 2, 3].reduce((sum) => sum + this.spread(mean / 4), 0);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#push({ at: this.now + ms, order: this.#order++, resolve }));
  }

  /** Runs until nothing waits or the time is over. */
  async run(untilMs: number): Promise<void> {
    for (;;) {
      // Everything that can continue at this moment does so before time advances.
      await settle();
      const next = this.#pop();
      if (next === undefined || next.at > untilMs) return;
      this.now = next.at;
      next.resolve();
    }
  }

  #push(event: Event): void {
    const heap = this.#heap;
    heap.push(event);
    for (let index = heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [one, two] = [this.#heap[index], this.#heap[other]];
    if (one === undefined || two === undefined) return false;
    return one.at < two.at || (one.at === two.at && one.order < two.order);
  }

  #swap(index: number, other: number): void {
    const [one, two] = [this.#heap[index], this.#heap[other]];
    if (one === undefined || two === undefined) return;
    this.#heap[index] = two;
    this.#heap[other] = one;
  }

  #pop(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && this.#isBefore(left, least)) least = left;
      if (right < heap.length && this.#isBefore(right, least)) least = right;
      if (least === index) return first;
      this.#swap(index, least);
      index = least;
    }
  }
}

/** Enough iterations of the microtask queue for every continuation of one event. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** A number of equal slots, assigned in order of request. */
export class Places {
  #free: number;
  #waiting: (() => void)[] = [];
  #simulation: Simulation;
  busyMs = 0;
  readonly count: number;

  constructor(simulation: Simulation, count: number) {
    this.#simulation = simulation;
    this.#free = count;
    this.count = count;
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }

  /** Acquires a slot, works on one of the cores, releases it. */
  async work(ms: number, cores: Places | null = null): Promise<void> {
    await this.take();
    await cores?.take();
    this.busyMs += ms;
    if (cores !== null) cores.busyMs += ms;
    await this.#simulation.wait(ms);
    cores?.leave();
    this.leave();
  }

  /** The share of time that its slots were busy until now. */
  get utilization(): number {
    return this.busyMs / (this.count * this.#simulation.now);
  }
}

/** The value below which this share of them lies: a percentile. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
