/** A queue of work on rows, outside of a transaction. */
export interface WorkQueue<Place> {
  /** Looks for jobs now; call it after a commit that sent some. */
  wake(): void;
  /** Makes the jobs of these rows due now. */
  sendNow(places: readonly Place[]): Promise<void>;
}
