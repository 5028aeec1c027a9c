import type { Answer, LiveEvent, Locale, PublicBot, VisitorPayload } from '../conversation/model.js';

/**
 * Why an operation did not happen. `unreachable`: nobody answered. `busy`: the server asks to come back (with
 * `retryAfterMs` when it said when). `session-lost`: the token is no longer good. `refused`: will not change by itself.
 */
export type TransportFault = 'unreachable' | 'busy' | 'session-lost' | 'refused';

/** What every operation of a transport rejects with; `message` is for logs, `words` for the visitor when there are any. */
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

/** The fault behind anything that was thrown; unknown things count as `unreachable`. */
export function faultOf(error: unknown): TransportError {
  return error instanceof TransportError ? error : new TransportError('unreachable', { message: String(error) });
}

/** How a conversation is opened; with a `resumeToken` that is still good the stored one comes back. */
export interface StartInput {
  readonly publicId: string;
  readonly locale: Locale | null;
  readonly resumeToken: string | null;
  /** Of a resumed conversation only the newest so many messages. */
  readonly last: number;
}

/** One message of the visitor; the same `clientMessageId` is answered once however often it is sent. */
export interface SendInput {
  readonly clientMessageId: string;
  readonly after: number;
  readonly answer: Answer;
}

/** Who listens to a conversation and from where. */
export interface ListenInput {
  readonly token: string;
  readonly locale: Locale;
  readonly after: number;
}

/** What a listener is told. `closed` comes at most once, after which nothing else does. */
export interface Listener {
  readonly opened: () => void;
  readonly event: (event: LiveEvent) => void;
  readonly closed: (fault: TransportError) => void;
}

/** The visitor's way to the platform. Every promise rejects with a `TransportError`. */
export interface Transport {
  publicBot(publicId: string): Promise<PublicBot | null>;
  start(input: StartInput): Promise<VisitorPayload>;
  send(token: string, input: SendInput): Promise<VisitorPayload>;
  end(token: string): Promise<VisitorPayload>;
  startOver(token: string): Promise<VisitorPayload>;
  catchUp(token: string, after: number): Promise<VisitorPayload>;
  /** The last so many messages before a sequence. */
  older(token: string, wanted: { readonly before: number; readonly last: number }): Promise<VisitorPayload>;
  deleteMyData(token: string): Promise<boolean>;
  reportPresence(token: string, isTyping: boolean): Promise<void>;
  /** Listens until the returned function is called or `closed` was told. */
  listen(input: ListenInput, listener: Listener): () => void;
}
