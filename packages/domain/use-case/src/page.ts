/** Where an item stands in its list: the value it is sorted by, and its id where values are equal. */
export interface PagePosition {
  readonly sortKey: string;
  readonly id: string;
}

/** What a store is asked for. It answers with up to `limit + 1` rows, in list order; the extra row tells that there is more. */
export interface PageRequest {
  readonly limit: number;
  /** FORWARD walks the list's own order, BACKWARD against it. */
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** Only rows beyond this place in the direction of travel; null starts at the end travelled from. */
  readonly cursor: PagePosition | null;
}

/** A page of a list, and its whole length, counted when asked. */
export interface Listed<T> {
  readonly rows: T[];
  countAll(): Promise<number>;
}
