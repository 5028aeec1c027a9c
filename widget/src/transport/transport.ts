import type { LiveEvent } from '../conversation/live-event.js';
import type { Answer, Locale, PreparedUpload, PublicBot, QueuePlace, VisitorPayload } from '../conversation/model.js';

/**
 * Why an operation failed. `unreachable`: no response. `busy`: the server asks for a retry (after `retryAfterMs`, if it sent one).
 * `session-lost`: the token is no longer valid. `refused`: a retry would fail too.
 */
export type TransportFault = 'unreachable' | 'busy' | 'session-lost' | 'refused';

/** The error of every transport operation; `message` is for logs, `words` is the optional message for the visitor. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly fault: TransportFault;
  readonly words: string | null;
  readonly retryAfterMs: number;

  constructor(fault: TransportFault, detail: { message: string; words?: string | null; retryAfterMs?: number }) {
    super(detail.message);
    this.fault = fault;
    this.words = detail.words ?? null;
    this.retryAfterMs = detail.retryAfterMs ?? 0;
  }
}

/** Converts any thrown value to a TransportError; unknown errors are `unreachable`. */
export function faultOf(error: unknown): TransportError {
  return error instanceof TransportError ? error : new TransportError('unreachable', { message: String(error) });
}

/** Input for starting a conversation; a valid `resumeToken` resumes the stored one. */
export interface StartInput {
  readonly publicId: string;
  readonly locale: Locale | null;
  readonly resumeToken: string | null;
  /** How many of the newest messages of a resumed conversation to load. */
  readonly last: number;
}

/** One message of the visitor; sending the same `clientMessageId` again has no further effect. */
export interface SendInput {
  readonly clientMessageId: string;
  readonly after: number;
  readonly answer: Answer;
}

/** A file before it is sent. */
export interface AnnouncedFile {
  readonly name: string;
  readonly bytes: number;
}

/** Input for listening to a conversation. */
export interface ListenInput {
  readonly token: string;
  readonly locale: Locale;
  readonly after: number;
}

/** Callbacks of a listener. `closed` is called at most once and is the last call. */
export interface Listener {
  readonly opened: () => void;
  readonly event: (event: LiveEvent) => void;
  readonly closed: (fault: TransportError) => void;
}

/** The connection to the platform. Every promise rejects with a `TransportError`. */
export interface Transport {
  publicBot(publicId: string): Promise<PublicBot | null>;
  start(input: StartInput): Promise<VisitorPayload>;
  send(token: string, input: SendInput): Promise<VisitorPayload>;
  end(token: string): Promise<VisitorPayload>;
  /** The visitor no longer waits for a person. */
  leaveQueue(token: string): Promise<VisitorPayload>;
  /** Where the visitor stands; null for one who does not wait. */
  placeInQueue(token: string): Promise<QueuePlace | null>;
  startOver(token: string): Promise<VisitorPayload>;
  catchUp(token: string, after: number): Promise<VisitorPayload>;
  /** The last messages before a sequence. */
  older(token: string, wanted: { readonly before: number; readonly last: number }): Promise<VisitorPayload>;
  /** Asks where a file is sent. */
  prepareUpload(token: string, file: AnnouncedFile): Promise<PreparedUpload>;
  deleteMyData(token: string): Promise<boolean>;
  reportPresence(token: string, isTyping: boolean): Promise<void>;
  /** Listens until the returned function is called or the listener's `closed` is called. */
  listen(input: ListenInput, listener: Listener): () => void;
}
