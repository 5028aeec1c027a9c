/** The position of an item in its list: its sort value, and its id as tie-breaker. */
export interface PagePosition {
  readonly sortKey: string;
  readonly id: string;
}

/** A request for a page. Stores return up to `limit + 1` rows in list order; the extra row shows that there are more. */
export interface PageRequest {
  readonly limit: number;
  /** FORWARD follows the order of the list, BACKWARD the reverse order. */
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** Only rows after this position in the direction; null starts at the first row in that direction. */
  readonly cursor: PagePosition | null;
}

/** A page of a list; `countAll` counts the whole list on demand. */
export interface Listed<T> {
  readonly rows: T[];
  countAll(): Promise<number>;
}
