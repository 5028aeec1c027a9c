import type { LiveEvent } from '../src/conversation/live-event.js';
import type { QueuePlace, VisitorPayload } from '../src/conversation/model.js';
import type { Surroundings } from '../src/conversation/surroundings.js';
import { TransportError } from '../src/transport/transport.js';
import type {
  ListenInput,
  Listener,
  SendInput,
  StartInput,
  Transport,
  TransportFault,
} from '../src/transport/transport.js';
import { bot, message, payload } from './samples.js';

/** Time that advances only when a test advances it. */
export class FakeTime implements Surroundings {
  private now = 1_000_000;
  private ids = 0;
  private readonly tasks = new Map<() => void, number>();

  nowMs = (): number => this.now;
  chance = (): number => 0.5;
  newId = (): string => `id-${(this.ids += 1)}`;

  schedule = (task: () => void, delayMs: number): (() => void) => {
    const entry = (): void => task();
    this.tasks.set(entry, this.now + delayMs);
    return () => this.tasks.delete(entry);
  };

  /** Advances the time by `ms` and runs all tasks that are due, in order, including the tasks that they schedule. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    await settle();
    for (;;) {
      const due = [...this.tasks].filter(([, at]) => at <= end).toSorted(([, one], [, other]) => one - other)[0];
      if (due === undefined) break;
      this.now = due[1];
      this.tasks.delete(due[0]);
      due[0]();
      await settle();
    }
    this.now = end;
  }
}

/** Waits until all settled promises have run their reactions. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

interface Call {
  readonly name: string;
  readonly detail: unknown;
  readonly atMs: number;
}

/** A fake platform with one conversation at a time; every operation can be made to fail. */
export class FakePlatform implements Transport {
  readonly calls: Call[] = [];
  /** Faults by operation name; every call of the operation fails while its fault is set. */
  readonly faults = new Map<string, TransportFault>();
  /** User errors by message text. */
  readonly refusedTexts = new Set<string>();
  hasSocket = true;
  conversation = { id: '', token: '' };
  messages = [message(1)];
  validTokens = new Set<string>();
  private begun = 0;
  listeners: { readonly input: ListenInput; readonly listener: Listener; isOpen: boolean }[] = [];
  private readonly answered = new Set<string>();
  private readonly time: FakeTime;

  constructor(time: FakeTime) {
    this.time = time;
  }

  async publicBot(publicId: string) {
    await this.called('publicBot', publicId);
    return bot;
  }

  async start(input: StartInput): Promise<VisitorPayload> {
    await this.called('start', input);
    if (input.resumeToken === null || !this.validTokens.has(input.resumeToken)) this.renew();
    const whole = this.payloadAfter(0);
    return { ...whole, messages: whole.messages.slice(-input.last) };
  }

  async send(token: string, input: SendInput): Promise<VisitorPayload> {
    await this.called('send', input);
    this.check(token);
    if (this.refusedTexts.has(input.answer.text ?? '')) {
      return { ...this.payloadAfter(input.after), userErrors: [{ code: 'TOO_LONG', message: 'Muy largo' }] };
    }
    if (!this.answered.has(input.clientMessageId)) {
      this.answered.add(input.clientMessageId);
      const { clientMessageId, answer } = input;
      this.messages.push(
        message(this.next, 'VISITOR', { clientMessageId, text: answer.text ?? '' }),
        message(this.next + 1),
      );
    }
    return this.payloadAfter(input.after);
  }

  async end(token: string): Promise<VisitorPayload> {
    await this.called('end', token);
    return { ...this.payloadAfter(0), state: 'ENDED', endReason: 'COMPLETED', awaiting: null };
  }

  async leaveQueue(token: string): Promise<VisitorPayload> {
    await this.called('leaveQueue', token);
    return this.payloadAfter(0);
  }

  async placeInQueue(token: string): Promise<QueuePlace | null> {
    await this.called('placeInQueue', token);
    return null;
  }

  async startOver(token: string): Promise<VisitorPayload> {
    await this.called('startOver', token);
    this.check(token);
    this.renew();
    return this.payloadAfter(0);
  }

  async catchUp(token: string, after: number): Promise<VisitorPayload> {
    await this.called('catchUp', after);
    this.check(token);
    return this.payloadAfter(after);
  }

  async older(token: string, wanted: { readonly before: number; readonly last: number }): Promise<VisitorPayload> {
    await this.called('older', wanted);
    this.check(token);
    const whole = this.payloadAfter(0);
    const earlier = whole.messages.filter(({ sequence }) => sequence < wanted.before);
    return { ...whole, messages: earlier.slice(-wanted.last) };
  }

  async prepareUpload(token: string, input: { readonly name: string; readonly bytes: number }) {
    await this.called('prepareUpload', { token, ...input });
    return { upload: { fileId: 'fil_1', url: 'https://platform.example/uploads/one' }, reason: '' };
  }

  async deleteMyData(token: string): Promise<boolean> {
    await this.called('deleteMyData', token);
    return true;
  }

  async reportPresence(_token: string, isTyping: boolean): Promise<void> {
    await this.called('presence', isTyping);
  }

  listen(input: ListenInput, listener: Listener): () => void {
    this.calls.push({ name: 'listen', detail: input, atMs: this.time.nowMs() });
    const entry = { input, listener, isOpen: true };
    this.listeners.push(entry);
    void this.answerSocket(entry);
    return () => {
      entry.isOpen = false;
    };
  }

  /** Closes every open socket. */
  hangUp(fault: TransportFault): void {
    for (const entry of this.listeners) {
      if (!entry.isOpen) continue;
      entry.isOpen = false;
      entry.listener.closed(new TransportError(fault, { message: fault }));
    }
  }

  /** Sends an event to all listeners. */
  emit(event: LiveEvent): void {
    for (const entry of this.listeners) if (entry.isOpen) entry.listener.event(event);
  }

  /** Number of open sockets. */
  get openSockets(): number {
    return this.listeners.filter((entry) => entry.isOpen).length;
  }

  /** The calls of an operation. */
  details(name: string): readonly unknown[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.detail);
  }

  /** Times of an operation's calls, in milliseconds after the first one. */
  times(name: string): readonly number[] {
    const all = this.calls.filter((call) => call.name === name).map((call) => call.atMs);
    return all.map((at) => at - (all[0] ?? 0));
  }

  private async answerSocket(entry: { readonly listener: Listener; readonly isOpen: boolean }): Promise<void> {
    await Promise.resolve();
    if (!entry.isOpen) return;
    if (this.hasSocket) entry.listener.opened();
    else this.hangUp('unreachable');
  }

  private get next(): number {
    return this.messages.length + 1;
  }

  private renew(): void {
    this.begun += 1;
    this.conversation = { id: `cnv_${this.begun}`, token: `token-${this.begun}` };
    this.validTokens.add(this.conversation.token);
    this.messages = [message(1)];
  }

  private payloadAfter(after: number): VisitorPayload {
    const { id: conversationId, token } = this.conversation;
    const messages = this.messages.filter((item) => item.sequence > after);
    return payload(messages, { conversationId, token, lastSequence: this.messages.length });
  }

  private check(token: string): void {
    if (!this.validTokens.has(token)) throw new TransportError('session-lost', { message: 'expired' });
  }

  private async called(name: string, detail: unknown): Promise<void> {
    this.calls.push({ name, detail, atMs: this.time.nowMs() });
    await Promise.resolve();
    const fault = this.faults.get(name);
    if (fault !== undefined)
      throw new TransportError(fault, { message: fault, words: fault === 'refused' ? 'No' : null });
  }
}
