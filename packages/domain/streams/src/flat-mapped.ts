import { streamEnd, streamOf, type Stream } from './stream-of.js';

/** What a mapped stream gives besides what its source tells. */
export interface FlatMapOptions<B> {
  /** What comes first, read when the first value is asked for. */
  first?(): Promise<readonly B[]>;
  /** Called once, however the stream ends. */
  onEnd?(): void;
}

/** For each value of `source` those that `read` makes of it, in order: none leaves it out. A reader who leaves ends the source too. */
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
        const heard = await source.next();
        if (heard.done === true) return streamEnd;
        waiting.push(...(await read(heard.value)));
      }
      return { done: false, value: waiting.shift() as B };
    },
    leave: async () => {
      await source.return?.();
    },
    ...(onEnd === undefined ? {} : { onEnd }),
  });
}
