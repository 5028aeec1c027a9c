/** Returns the current time. */
export interface Clock {
  now(): Date;
}

/** Creates ids for new rows: uuids that sort by creation time. */
export interface Ids {
  next(): string;
}
