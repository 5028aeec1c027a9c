import { streamEnd, streamOf, type Stream } from './stream-of.js';

/** Options of a mapped stream. */
export interface FlatMapOptions<B> {
  /** Values before those of the source; read when the first value is requested. */
  first?(): Promise<readonly B[]>;
  /** Called once, however the stream ends. */
  onEnd?(): void;
}

/** Maps each value of `source` to the values that `read` returns, in order. Ending the stream also ends the source. */
export function flatMapped<A, B>(
  source: AsyncIterator<A>,
  read: (value: A) => readonly B[] | Promise<readonly B[]>,
  { first, onEnd }: FlatMapOptions<B> = {},
): Stream<B> {
  const waiting: B[] = [];
  let readFirst = first;
  return streamOf<B>({
    next: async () => {
      if (readFirst !== undefined) waiting.push(...(await readFirst()));
      readFirst = undefined;
      while (waiting.length === 0) {
        const result = await source.next();
        if (result.done === true) return streamEnd;
        waiting.push(...(await read(result.value)));
      }
      return { done: false, value: waiting.shift() as B };
    },
    leave: async () => {
      await source.return?.();
    },
    ...(onEnd === undefined ? {} : { onEnd }),
  });
}
