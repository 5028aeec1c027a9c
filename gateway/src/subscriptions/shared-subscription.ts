import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stream } from '@tertulia/streams';
import type { ExecutionResult } from 'graphql';
import { eachInTurns } from './each-in-turns.js';
import type { Readable, SharedReader } from './shared-reader.js';
import { SharedValue } from './shared-value.js';

type Opened = Stream<ExecutionResult> | ExecutionResult;

/** Where the values of a shared subscription come from. */
export interface SharedSource {
  /** Starts the subscription; it begins with the current value. */
  open(): Promise<Opened>;
  /** Releases what all that was opened used; called once. */
  close(): Promise<void>;
}

/** What a shared subscription is told, and what it tells. */
export interface SharedSettings {
  /** How old the latest value may be when a reader joins; after that the source is asked again. */
  readonly freshMs: number;
  /** Called once, when the last reader has left or the source has ended. */
  onEnd(): void;
  /** Called for a defect, after which all readers are gone. */
  onDefect(error: unknown): void;
}

/** One execution for all readers with the same operation, variables and scope. It starts with its first reader. */
export class SharedSubscription implements Readable {
  readonly #source: SharedSource;
  readonly #settings: SharedSettings;
  readonly #readers = new Set<SharedReader>();
  /** Readers that joined when the latest value was old and have none yet. */
  readonly #owed = new Set<SharedReader>();
  readonly #open = new Set<Stream<ExecutionResult>>();
  #latest: SharedValue | null = null;
  #latestAtMs = 0;
  #values = 0;
  #isRunning = false;
  #isAsking = false;
  #isOver = false;

  constructor(source: SharedSource, settings: SharedSettings) {
    this.#source = source;
    this.#settings = settings;
  }

  /** The reader gets the current value soon, then every change. */
  join(reader: SharedReader): void {
    this.#readers.add(reader);
    if (!this.#isRunning) {
      this.#isRunning = true;
      void this.#guard(() => this.#run());
    } else if (this.#latest !== null) this.#greet(reader, this.#latest);
  }

  leave(reader: SharedReader): void {
    this.#owed.delete(reader);
    if (this.#readers.delete(reader) && this.#readers.size === 0) this.#stop();
  }

  #greet(reader: SharedReader, latest: SharedValue): void {
    if (performance.now() - this.#latestAtMs <= this.#settings.freshMs) return reader.take(latest);
    this.#owed.add(reader);
    if (!this.#isAsking) void this.#guard(() => this.#ask());
  }

  async #run(): Promise<void> {
    const opened = await this.#source.open();
    if (Symbol.asyncIterator in opened) {
      for await (const result of this.#following(opened)) await this.#publish(this.#keep(result));
    } else {
      await this.#publish(this.#keep(opened));
    }
    const readers = [...this.#readers];
    this.#readers.clear();
    this.#stop();
    for (const reader of readers) reader.end();
  }

  /** The first value that the source has now, for the readers that wait for one; the others are not disturbed. */
  async #ask(): Promise<void> {
    this.#isAsking = true;
    const opened = await this.#source.open();
    const isStream = Symbol.asyncIterator in opened;
    let value: SharedValue | null = null;
    if (!isStream) value = this.#valueOf(opened);
    else
      for await (const result of this.#following(opened)) {
        value = this.#keep(result);
        break;
      }
    this.#isAsking = false;
    const owed = [...this.#owed];
    this.#owed.clear();
    for (const reader of owed) {
      if (value !== null) reader.take(value);
      if (isStream && value !== null) continue;
      this.leave(reader);
      reader.end();
    }
  }

  /** The stream, ended also when the last reader leaves. */
  async *#following(stream: Stream<ExecutionResult>): AsyncGenerator<ExecutionResult, void, void> {
    if (this.#isOver) return void (await stream.return());
    this.#open.add(stream);
    try {
      yield* stream;
    } finally {
      this.#open.delete(stream);
    }
  }

  async #publish(value: SharedValue): Promise<void> {
    this.#owed.clear();
    await eachInTurns(this.#readers, (reader) => reader.take(value));
    // A source with an endless supply of values does not block other work.
    await nextTurn();
  }

  #keep(result: ExecutionResult): SharedValue {
    this.#latest = this.#valueOf(result);
    this.#latestAtMs = performance.now();
    return this.#latest;
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
