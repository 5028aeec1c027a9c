import { streamEnd } from '@tertulia/streams';
import { headOf, type SharedValue } from './shared-value.js';
import { closeCodes, whenDrained, type Socket } from './socket.js';

/** What is read. */
export interface Readable {
  join(reader: SharedReader): void;
  leave(reader: SharedReader): void;
}

/** What all readers need. */
export interface ReaderParts {
  /** How long values may wait for a socket that does not drain. */
  readonly laggingMaxMs: number;
  /** Called with 1 when reading starts, and once with -1 when it ends. */
  readonly onCount: (by: 1 | -1) => void;
  /** Called when the socket is closed because it lags. */
  readonly onSlow: () => void;
}

/** One operation of a socket. */
export interface ReaderOperation {
  readonly socket: Socket;
  readonly id: string;
  /** The subscription to join; called once, when reading starts. */
  readonly find: () => Readable;
}

type End = IteratorResult<never, void>;

const sending = { binary: false };

/**
 * One operation of a socket that reads a shared subscription. Values are sent to the socket directly; as a stream it has none, and only
 * ends. While more is buffered for the socket than its stream wants, values wait, the newest in place of the one before it.
 */
export class SharedReader implements AsyncGenerator<never, void, void> {
  readonly #socket: Socket;
  readonly #head: string;
  readonly #parts: ReaderParts;
  #find: ReaderOperation['find'] | null;
  #subscription: Readable | null = null;
  #isOver = false;
  #end: ((end: End) => void) | null = null;
  #newest = 0;
  #waiting: SharedValue | null = null;
  #waitsSinceMs = 0;

  constructor({ socket, id, find }: ReaderOperation, parts: ReaderParts) {
    this.#socket = socket;
    this.#head = headOf(id);
    this.#find = find;
    this.#parts = parts;
  }

  /** Readers are what the socket library opens, and the stream that it then reads. */
  async open(): Promise<this> {
    return this;
  }

  /** Starts reading; resolves when the subscription has ended or the reader has left. */
  next(): Promise<End> {
    if (this.#isOver) return Promise.resolve(streamEnd);
    return new Promise((resolve) => {
      this.#end = resolve;
      if (this.#find === null) return;
      this.#subscription = this.#find();
      this.#find = null;
      this.#parts.onCount(1);
      this.#subscription.join(this);
    });
  }

  /** Leaves. */
  async return(): Promise<End> {
    this.#subscription?.leave(this);
    this.#finish();
    return streamEnd;
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  /** Sends the value, unless a later one was taken already. */
  take(value: SharedValue): void {
    const { webSocket, stream } = this.#socket;
    if (value.number <= this.#newest || webSocket.readyState !== webSocket.OPEN) return;
    this.#newest = value.number;
    if (stream.writableNeedDrain) this.#wait(value);
    else webSocket.send(value.messageFor(this.#head), sending);
  }

  /** The socket's buffer is empty again: what waits is sent. */
  drained(): void {
    const { webSocket } = this.#socket;
    const value = this.#waiting;
    this.#waiting = null;
    if (value !== null && webSocket.readyState === webSocket.OPEN)
      webSocket.send(value.messageFor(this.#head), sending);
  }

  /** The subscription has ended: what waits is sent before the end. */
  end(): void {
    this.drained();
    this.#finish();
  }

  /** The subscription failed by a defect. */
  fail(): void {
    this.#finish();
    this.#socket.webSocket.close(closeCodes.tryAgainLater, 'Try again later');
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #wait(value: SharedValue): void {
    const { onSlow, laggingMaxMs } = this.#parts;
    const nowMs = performance.now();
    if (this.#waiting === null) {
      this.#waitsSinceMs = nowMs;
      whenDrained(this.#socket, this);
    }
    this.#waiting = value;
    if (nowMs - this.#waitsSinceMs <= laggingMaxMs) return;
    onSlow();
    this.#socket.webSocket.close(closeCodes.tryAgainLater, 'Reading too slowly');
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting = null;
    if (this.#subscription !== null) this.#parts.onCount(-1);
    this.#end?.(streamEnd);
  }
}
