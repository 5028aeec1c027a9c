/** Connections of one pool. */
export interface PoolReading {
  readonly inUse: number;
  readonly idle: number;
  readonly limit: number;
  /** Callers that wait for a connection. */
  readonly waiting: number;
}

/** Events that are still in an outbox. */
export interface OutboxReading {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly deadLetters: number;
}

/** How far behind one consumer is. */
export interface LagReading {
  readonly consumer: string;
  readonly waiting: number;
  readonly oldestSeconds: number;
  /** Dead letters of this consumer. */
  readonly deadLetters?: number | undefined;
}

/** Ends a watch. */
export type Unwatch = () => void;
