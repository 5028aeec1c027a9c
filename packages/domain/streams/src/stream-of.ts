/** Values for one reader, who asks for one after the other and may leave at any time. */
export type Stream<T> = AsyncGenerator<T, void, void>;

/** Where the values of a stream come from. */
export interface StreamSource<T> {
  /** The next value, or `streamEnd`; not called while it is still looked for. */
  next(): Promise<IteratorResult<T, void>>;
  /** Gives back what the stream held: called once, when the reader leaves or `next` has failed; not after the end. */
  leave?(): Promise<unknown>;
  /** Called once, however the stream ends. */
  onEnd?(): void;
}

/** The answer of a stream that gives nothing more. */
export const streamEnd = { done: true, value: undefined } as const;

/** A stream whose reader may leave without waiting for the value that is being looked for. After its end or an error it gives nothing. */
export function streamOf<T>({ next, leave, onEnd }: StreamSource<T>): Stream<T> {
  let isOver = false;
  let endWaiting: (() => void) | null = null;
  const end = (): void => {
    if (!isOver) onEnd?.();
    isOver = true;
  };
  const stop = async (): Promise<typeof streamEnd> => {
    if (isOver) return streamEnd;
    end();
    endWaiting?.();
    await leave?.();
    return streamEnd;
  };
  const take = async (): Promise<IteratorResult<T, void>> => {
    try {
      const result = await next();
      if (result.done === true) end();
      return result;
    } catch (error) {
      endWaiting = null;
      await stop();
      throw error;
    }
  };
  return {
    next: async () => {
      if (isOver) return streamEnd;
      return new Promise((resolve, reject) => {
        endWaiting = () => resolve(streamEnd);
        take().then(resolve, reject);
      });
    },
    return: stop,
    throw: async (error: unknown) => {
      await stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
    },
  };
}
