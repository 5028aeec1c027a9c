/** News from now on; MISSED stands where some may be lost: read what they add to. */
export interface NewsStream<T> extends AsyncIterableIterator<T | 'MISSED'> {
  /** Settles when nothing that is told from then on is lost without a MISSED: read what the news add to after it. */
  readonly ready: Promise<unknown>;
}
