/** Returns the current time. */
export interface Clock {
  now(): Date;
}

/** Creates ids for new rows: uuids that sort by creation time. */
export interface Ids {
  next(): string;
}

/** Where what went wrong, and what was done by itself, is written. */
export interface Log {
  debug(about: object, message: string): void;
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}
