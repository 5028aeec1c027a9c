import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stream } from '@tertulia/streams';
import type { ExecutionResult } from 'graphql';
import { eachInTurns } from './each-in-turns.js';
import type { Readable, SharedReader } from './shared-reader.js';
import { SharedValue } from './shared-value.js';

type ResultStream = Stream<ExecutionResult>;

/** Where the values of a shared subscription come from. */
export interface SharedSource {
  /** Starts the subscription; it begins with the current value. */
  open(): Promise<ResultStream | ExecutionResult>;
  /** Releases what all that was opened used; called once. */
  close(): Promise<void>;
}

/** A stream of the source; one that was opened later has a larger number. */
interface Opened {
  readonly stream: ResultStream;
  readonly number: number;
}

/** What a shared subscription is told, and what it tells. */
export interface SharedSettings {
  /** How old the latest value may be when a reader joins; after that the source is opened again. */
  readonly freshMs: number;
  /** Called once, when the last reader has left or the source has ended. */
  onEnd(): void;
  /** Called for a defect, after which all readers are gone. */
  onDefect(error: unknown): void;
}

/**
 * One execution for all readers with the same operation, variables and scope. It starts with its first reader. When a reader joins and the
 * latest value is old, the source is opened again: the reader is admitted or refused by the present state, and what was opened last goes on
 * for all.
 */
export class SharedSubscription implements Readable {
  readonly #source: SharedSource;
  readonly #settings: SharedSettings;
  readonly #readers = new Set<SharedReader>();
  /** Readers that joined when the latest value was old and have none yet. */
  readonly #owed = new Set<SharedReader>();
  readonly #open = new Set<ResultStream>();
  /** The last opened stream of those that have had a value. */
  #current: Opened | null = null;
  #latest: SharedValue | null = null;
  #latestAtMs = 0;
  #openings = 0;
  #values = 0;
  #isOpening = false;
  #isOver = false;

  constructor(source: SharedSource, settings: SharedSettings) {
    this.#source = source;
    this.#settings = settings;
  }

  /** The reader gets the current value soon, then every change. */
  join(reader: SharedReader): void {
    this.#readers.add(reader);
    const isFresh = performance.now() - this.#latestAtMs <= this.#settings.freshMs;
    if (this.#latest !== null && isFresh) return reader.take(this.#latest);
    this.#owed.add(reader);
    if (!this.#isOpening) void this.#guard(() => this.#begin());
  }

  leave(reader: SharedReader): void {
    this.#owed.delete(reader);
    if (this.#readers.delete(reader) && this.#readers.size === 0) this.#stop();
  }

  async #begin(): Promise<void> {
    this.#isOpening = true;
    this.#openings += 1;
    const number = this.#openings;
    const stream = await this.#source.open();
    if (!(Symbol.asyncIterator in stream)) return this.#refuse(this.#valueOf(stream));
    if (this.#isOver) return void (await stream.return());
    const opened: Opened = { stream, number };
    this.#open.add(stream);
    for await (const result of stream) {
      const value = this.#valueOf(result);
      if (this.#isRefusal(result, opened)) {
        this.#refuse(value);
        break;
      }
      await this.#publish(value, opened);
    }
    this.#open.delete(stream);
    if (this.#current === opened) this.#finish();
    else if (this.#current === null || this.#current.number < number) this.#refuse(null);
    return undefined;
  }

  /** Each value goes to all. The first one of a stream that was opened for those who joined goes to the others only if it is news. */
  async #publish(value: SharedValue, opened: Opened): Promise<void> {
    const before = this.#current;
    if (before !== null && opened.number < before.number) return;
    const isNews = before === opened || this.#latest?.equals(value) !== true;
    if (isNews) this.#latest = value;
    this.#latestAtMs = performance.now();
    const readers = isNews ? this.#readers : new Set(this.#owed);
    this.#owed.clear();
    if (before !== opened) {
      this.#current = opened;
      this.#isOpening = false;
      if (before !== null) void this.#guard(async () => void (await before.stream.return()));
    }
    await eachInTurns(readers, (reader) => reader.take(value));
    // A source with an endless supply of values does not block other work.
    await nextTurn();
  }

  /** True when a stream that was opened for those who joined begins with errors alone. Subgraphs over HTTP refuse in this way. */
  #isRefusal({ data, errors }: ExecutionResult, { number }: Opened): boolean {
    const isFirst = this.#current !== null && this.#current.number < number;
    return isFirst && errors !== undefined && Object.values(data ?? {}).every((value) => value === null);
  }

  /** Nobody who waits is admitted. Those who read a stream already go on. */
  #refuse(value: SharedValue | null): void {
    this.#isOpening = false;
    const refused = [...this.#owed];
    this.#owed.clear();
    for (const reader of refused) {
      if (value !== null) reader.take(value);
      this.leave(reader);
      reader.end();
    }
  }

  #finish(): void {
    const readers = [...this.#readers];
    this.#readers.clear();
    this.#stop();
    for (const reader of readers) reader.end();
  }

  #valueOf(result: ExecutionResult): SharedValue {
    this.#values += 1;
    return new SharedValue(result, this.#values);
  }

  #stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#settings.onEnd();
    void this.#guard(async () => {
      await Promise.all([...this.#open].map((stream) => stream.return()));
      await this.#source.close();
    });
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const readers = [...this.#readers];
      this.#readers.clear();
      this.#owed.clear();
      this.#settings.onDefect(error);
      this.#stop();
      for (const reader of readers) reader.fail();
    }
  }
}
