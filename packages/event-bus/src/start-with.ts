/**
 * First these values, then the stream's. Ending it ends the stream at once, also while a value is awaited (an async
 * generator would wait for the next value first and so keep a gone subscriber alive).
 */
export function startWith<T>(values: readonly T[], stream: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  const waiting = [...values];
  return {
    next: async () => (waiting.length > 0 ? { done: false, value: waiting.shift() as T } : stream.next()),
    return: async () => {
      waiting.length = 0;
      return stream.return?.() ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
