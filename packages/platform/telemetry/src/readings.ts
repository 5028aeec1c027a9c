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

/** Work for addresses outside that is due and not done. */
export interface OutsideWorkReading {
  readonly kind: 'DELIVERIES' | 'EFFECTS';
  readonly waiting: number;
  /** How long the oldest of it has been due. */
  readonly oldestSeconds: number;
}

/** How many connections of tenants are in a state. */
export interface ConnectionsReading {
  readonly state: string;
  readonly count: number;
}

/** What is read of work outside. */
export interface OutsideReading {
  readonly work: readonly OutsideWorkReading[];
  readonly connections: readonly ConnectionsReading[];
}

/** Ends a watch. */
export type Unwatch = () => void;
