/** A channel of the other side. */
export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isMember: boolean;
}

/** What could be read of the channels of a connection, and until when it need not be asked again. */
export interface ReadChannels {
  readonly channels: readonly ShownChannel[];
  readonly isComplete: boolean;
  /** Why they could not be read; null where they were. */
  readonly code: string | null;
  /** Milliseconds for which the other side does not want to be asked; null where it has not said. */
  readonly retryAfterMs: number | null;
}
