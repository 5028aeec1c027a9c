/** A small discrete-event simulation: time in milliseconds, chance from a seed, so that a run can be repeated. */
export class Simulation {
  now = 0;
  #heap = [];
  #order = 0;
  #seed;

  constructor(seed) {
    this.#seed = seed >>> 0;
  }

  /** Between 0 and 1. */
  chance() {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.#seed + 0.5) / 2 ** 32;
  }

  /** Exponential with this mean: how long until the next of things that know nothing of each other. */
  spread(mean) {
    return -mean * Math.log(this.chance());
  }

  /** Service times: seldom far below their mean, sometimes far above (gamma of shape 4, a coefficient of variation of a half). */
  service(mean) {
    return [0, 1, 2, 3].reduce((sum) => sum + this.spread(mean / 4), 0);
  }

  wait(ms) {
    return new Promise((resolve) => this.#push({ at: this.now + ms, order: this.#order++, resolve }));
  }

  /** Runs until nothing waits or the time is over. */
  async run(untilMs) {
    for (;;) {
      // Everything that can go on at this moment goes on before time does.
      await settle();
      const next = this.#pop();
      if (next === undefined || next.at > untilMs) return;
      this.now = next.at;
      next.resolve();
    }
  }

  #push(event) {
    const heap = this.#heap;
    heap.push(event);
    for (let index = heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index], heap[parent])) break;
      [heap[index], heap[parent]] = [heap[parent], heap[index]];
      index = parent;
    }
  }

  #pop() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && isBefore(heap[left], heap[least])) least = left;
      if (right < heap.length && isBefore(heap[right], heap[least])) least = right;
      if (least === index) return first;
      [heap[index], heap[least]] = [heap[least], heap[index]];
      index = least;
    }
  }
}

function isBefore(one, other) {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Enough turns of the microtask queue for every continuation of one event. */
async function settle() {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** Some equal places that are taken in the order of asking. */
export class Places {
  #free;
  #waiting = [];
  #simulation;
  busyMs = 0;
  count;

  constructor(simulation, count) {
    this.#simulation = simulation;
    this.#free = count;
    this.count = count;
  }

  async take() {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise((resolve) => this.#waiting.push(resolve));
  }

  leave() {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }

  /** Takes a place, works on one of the cores, leaves. */
  async work(ms, cores = null) {
    await this.take();
    await cores?.take();
    this.busyMs += ms;
    if (cores !== null) cores.busyMs += ms;
    await this.#simulation.wait(ms);
    cores?.leave();
    this.leave();
  }

  /** Share of its places that worked until now. */
  get utilization() {
    return this.busyMs / (this.count * this.#simulation.now);
  }
}

/** The value below which this share of them lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
