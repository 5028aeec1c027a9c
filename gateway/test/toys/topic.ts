/** Delivers each value to all current listeners. */
export class Topic<T> {
  readonly #listeners = new Set<(value: T) => void>();

  get listenerCount(): number {
    return this.#listeners.size;
  }

  publish(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  listen(first: readonly T[] = []): AsyncGenerator<T, void, void> {
    const values = [...first];
    const waiting: ((result: IteratorResult<T, void>) => void)[] = [];
    let isOver = false;
    const listener = (value: T): void => {
      const resolve = waiting.shift();
      if (resolve === undefined) values.push(value);
      else resolve({ done: false, value });
    };
    this.#listeners.add(listener);
    const stop = async (): Promise<IteratorResult<T, void>> => {
      isOver = true;
      this.#listeners.delete(listener);
      for (const resolve of waiting.splice(0)) resolve({ done: true, value: undefined });
      return { done: true, value: undefined };
    };
    return {
      next: () => {
        if (isOver) return Promise.resolve({ done: true, value: undefined });
        const value = values.shift();
        return value === undefined
          ? new Promise((resolve) => void waiting.push(resolve))
          : Promise.resolve({ done: false, value });
      },
      return: stop,
      throw: stop,
      [Symbol.asyncIterator]() {
        return this;
      },
      [Symbol.asyncDispose]: async () => void (await stop()),
    };
  }
}
