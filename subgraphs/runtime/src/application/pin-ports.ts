import type { Recording } from '@tertulia/pinned-conversations';
import type { Principal } from '@tertulia/principal';

export interface PinWords {
  readonly title: string;
  readonly note: string;
}

export interface NewPin extends PinWords {
  readonly botId: string;
  readonly recording: Recording;
  /** The version on which it ran; null for the draft. */
  readonly versionId: string | null;
  /** Null for a simulation, and for a test, of whose erasure nobody is told. */
  readonly conversationId: string | null;
}

/** A problem that the caller can fix, as the other subgraph returned it: the message is in the caller's language. */
export interface ToldError {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** Keeps pinned conversations in the subgraph that owns them, with the caller's permissions. */
export interface PinKeeper {
  /** The id that callers see, or the problems. @throws DomainError with the code of a refusal, SUBGRAPH_UNAVAILABLE */
  keep(
    caller: { principal: Principal; requestId: string },
    pin: NewPin,
  ): Promise<{ pinId: string } | { errors: readonly ToldError[] }>;
  /** Removes it again. */
  remove(caller: { principal: Principal; requestId: string }, pinId: string): Promise<void>;
}
