/** A stream for one reader, which requests one value at a time and can end the stream at any time. */
export type Stream<T> = AsyncGenerator<T, void, void>;

/** The source of a stream's values. */
export interface StreamSource<T> {
  /** The next value, or `streamEnd`; not called while a call is pending. */
  next(): Promise<IteratorResult<T, void>>;
  /** Releases the stream's resources: called once, when the reader ends the stream or `next` fails; not after a normal end. */
  leave?(): Promise<unknown>;
  /** Called once, however the stream ends. */
  onEnd?(): void;
}

/** The result of a stream that has ended. */
export const streamEnd = { done: true, value: undefined } as const;

/** A stream that the reader can end without waiting for the pending value. After its end or an error it returns no more values. */
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
