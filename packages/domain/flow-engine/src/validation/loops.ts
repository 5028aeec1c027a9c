/**
 * Strongly connected components with a cycle (several vertices, or one that reaches itself), by Tarjan's algorithm without
 * recursion. Linear in vertices and arrows. Arrows to unknown vertices are ignored.
 */
export function findLoops(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const search = new LoopSearch(arrows);
  for (const vertex of arrows.keys()) search.from(vertex);
  return search.loops;
}

interface Visit {
  vertex: string;
  targets: readonly string[];
  at: number;
}

class LoopSearch {
  readonly loops: string[][] = [];
  private readonly order = new Map<string, number>();
  private readonly lowest = new Map<string, number>();
  private readonly onStack = new Set<string>();
  private readonly stack: string[] = [];
  private readonly path: Visit[] = [];

  constructor(private readonly arrows: ReadonlyMap<string, readonly string[]>) {}

  from(vertex: string): void {
    if (this.order.has(vertex)) return;
    this.visit(vertex);
    for (let top = this.path.at(-1); top; top = this.path.at(-1)) {
      const target = top.targets[top.at];
      if (target === undefined) this.leave(top.vertex);
      else {
        top.at += 1;
        if (!this.order.has(target)) this.visit(target);
        else if (this.onStack.has(target)) this.lower(top.vertex, this.order.get(target) ?? 0);
      }
    }
  }

  private visit(vertex: string): void {
    const index = this.order.size;
    this.order.set(vertex, index);
    this.lowest.set(vertex, index);
    this.stack.push(vertex);
    this.onStack.add(vertex);
    const targets = (this.arrows.get(vertex) ?? []).filter((target) => this.arrows.has(target));
    this.path.push({ vertex, targets, at: 0 });
  }

  private leave(vertex: string): void {
    this.path.pop();
    const lowest = this.lowest.get(vertex) ?? 0;
    const parent = this.path.at(-1);
    if (parent) this.lower(parent.vertex, lowest);
    if (lowest !== this.order.get(vertex)) return;
    const members: string[] = [];
    for (let member = this.stack.pop(); member !== undefined; member = this.stack.pop()) {
      this.onStack.delete(member);
      members.push(member);
      if (member === vertex) break;
    }
    const isLoop = members.length > 1 || (this.arrows.get(vertex) ?? []).includes(vertex);
    if (isLoop) this.loops.push(members.toReversed());
  }

  private lower(vertex: string, value: number): void {
    this.lowest.set(vertex, Math.min(this.lowest.get(vertex) ?? value, value));
  }
}
