/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** Makes ids for new rows: uuids that sort by the time they were made. */
export interface Ids {
  next(): string;
}
