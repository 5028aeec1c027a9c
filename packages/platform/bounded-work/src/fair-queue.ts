/** What waits for its turn, and whose it is. */
export interface Waiting {
  readonly tenant: string;
}

/** What a tenant used is forgotten by half in this time. */
const halfLifeMs = 10_000;
const forgottenBelowMs = 1;

/** Waiting work by tenant: next is what waits longest of the tenant that used least time lately. */
export class FairQueue<T extends Waiting> {
  private readonly waiting = new Map<string, T[]>();
  private readonly used = new Map<string, { ms: number; atMs: number }>();

  constructor(private readonly nowMs: () => number) {}

  add(item: T): void {
    const own = this.waiting.get(item.tenant);
    if (own === undefined) this.waiting.set(item.tenant, [item]);
    else own.push(item);
  }

  /** How much a tenant has waiting. */
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
    // Put last among those who used the same.
    this.waiting.delete(best.tenant);
    if (own.length > 0) this.waiting.set(best.tenant, own);
    return item;
  }

  charge(tenant: string, ms: number): void {
    this.used.set(tenant, { ms: this.usedBy(tenant) + ms, atMs: this.nowMs() });
    for (const known of this.used.keys()) if (this.usedBy(known) < forgottenBelowMs) this.used.delete(known);
  }

  /** It waits no longer. */
  remove(item: T): void {
    const others = this.waiting.get(item.tenant)?.filter((one) => one !== item) ?? [];
    if (others.length > 0) this.waiting.set(item.tenant, others);
    else this.waiting.delete(item.tenant);
  }

  /** Everything that waits, which is then nobody's business any more. */
  clear(): T[] {
    const all = [...this.waiting.values()].flat();
    this.waiting.clear();
    return all;
  }

  /** Time that a tenant used lately. */
  usedBy(tenant: string): number {
    const known = this.used.get(tenant);
    return known === undefined ? 0 : known.ms * 0.5 ** ((this.nowMs() - known.atMs) / halfLifeMs);
  }
}
