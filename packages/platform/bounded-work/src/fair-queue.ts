/** Waiting work and its tenant. */
export interface Waiting {
  readonly tenant: string;
}

/** Half-life of the recorded use of a tenant. */
const halfLifeMs = 10_000;
const forgottenBelowMs = 1;

/** Waiting work by tenant: next is the longest-waiting item of the tenant that used the least time recently. */
export class FairQueue<T extends Waiting> {
  private readonly waiting = new Map<string, T[]>();
  private readonly used = new Map<string, { ms: number; atMs: number }>();
  private sweptAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly nowMs: () => number) {}

  add(item: T): void {
    const own = this.waiting.get(item.tenant);
    if (own === undefined) this.waiting.set(item.tenant, [item]);
    else own.push(item);
  }

  /** The number of a tenant's waiting items. */
  lengthOf(tenant: string): number {
    return this.waiting.get(tenant)?.length ?? 0;
  }

  next(): T | undefined {
    let best: { tenant: string; used: number } | null = null;
    for (const tenant of this.waiting.keys()) {
      const used = this.usedBy(tenant);
      if (best === null || used < best.used) best = { tenant, used };
    }
    if (best === null) return undefined;
    const own = this.waiting.get(best.tenant) ?? [];
    const item = own.shift();
    // Goes behind tenants with the same use.
    this.waiting.delete(best.tenant);
    if (own.length > 0) this.waiting.set(best.tenant, own);
    return item;
  }

  charge(tenant: string, ms: number): void {
    this.used.set(tenant, { ms: this.usedBy(tenant) + ms, atMs: this.nowMs() });
    this.sweep();
  }

  /** Removes an item. */
  remove(item: T): void {
    const others = this.waiting.get(item.tenant)?.filter((one) => one !== item) ?? [];
    if (others.length > 0) this.waiting.set(item.tenant, others);
    else this.waiting.delete(item.tenant);
  }

  /** Removes and returns all waiting items. */
  clear(): T[] {
    const all = [...this.waiting.values()].flat();
    this.waiting.clear();
    return all;
  }

  /** Forgets who used almost nothing: once a half-life, because it looks at every tenant and each request is charged. */
  private sweep(): void {
    if (this.nowMs() - this.sweptAtMs < halfLifeMs) return;
    this.sweptAtMs = this.nowMs();
    for (const known of this.used.keys()) if (this.usedBy(known) < forgottenBelowMs) this.used.delete(known);
  }

  /** Time that a tenant used recently. */
  usedBy(tenant: string): number {
    const known = this.used.get(tenant);
    return known === undefined ? 0 : known.ms * 0.5 ** ((this.nowMs() - known.atMs) / halfLifeMs);
  }
}
