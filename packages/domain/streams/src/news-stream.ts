/** Updates from now on. After MISSED some updates may have been lost: read the current state again. */
export interface NewsStream<T> extends AsyncIterableIterator<T | 'MISSED'> {
  /** Settles when the subscription is active: updates after that are delivered or reported as MISSED. Read the initial state after it. */
  readonly ready: Promise<unknown>;
}
