/** New ids: those of the file where they can be ids here, each once. */
export class Ids {
  private readonly taken = new Map<string, Set<string>>();

  /** An id for a part of a kind; `at` is the number of the block among those that one block of the file becomes. */
  of(kind: 'group' | 'block' | 'edge' | 'event', wish: string, at = 0): string {
    const taken = this.taken.get(kind) ?? new Set<string>();
    this.taken.set(kind, taken);
    const isFit = /^[\w.:-]{1,60}$/.test(wish) && !unsafe.has(wish);
    const base = `${isFit ? wish : kind}${at === 0 ? '' : `-${at + 1}`}`;
    let id = base;
    for (let number = 2; taken.has(id) || id === kind; number += 1) id = `${base}-${number}`;
    taken.add(id);
    return id;
  }
}

const unsafe: ReadonlySet<string> = new Set([
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
]);
