import type { ConversationStorage } from '../storage/conversation-storage.js';
import { faultOf } from '../transport/transport.js';
import type { Transport, TransportError } from '../transport/transport.js';
import type { ChatStore } from './chat-store.js';
import type { Locale, Notice, QueuePlace, VisitorPayload } from './model.js';
import { hasVisitorSpoken } from './questions.js';
import { retryDelayMs } from './retry-delay.js';
import type { Surroundings } from './surroundings.js';

/** Dependencies of the session. */
export interface SessionPorts {
  readonly publicId: string;
  readonly store: ChatStore;
  readonly storage: ConversationStorage;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
}

/** How many messages of a long conversation are loaded at a time. */
const pageSize = 50;
const recoveryHoldsMs = 60_000;
const unavailableCodes = new Set(['BOT_NOT_LIVE', 'NOT_FOUND', 'PLAN_LIMIT_REACHED', 'ORIGIN_NOT_ALLOWED']);

/** Starts, resumes, replaces and removes the conversation. */
export class Session {
  private readonly ports: SessionPorts;
  private isStarting = false;
  /** Incremented when the conversation is removed: responses to earlier requests are then ignored. */
  private generation = 0;
  private attempt = 0;
  private recoveries = 0;
  private recoveredAtMs = Number.NEGATIVE_INFINITY;
  private cancelRetry: (() => void) | null = null;

  constructor(ports: SessionPorts) {
    this.ports = ports;
  }

  /** Starts or resumes the conversation unless that is done or in progress. Failures are shown and retried with growing pauses. */
  begin(): void {
    const { phase } = this.ports.store.state;
    if (phase === 'ready' || phase === 'unavailable' || phase === 'deleted') return;
    void this.start(this.ports.storage.read().token);
  }

  /** Tries again when the visitor asks for it. */
  retry(): void {
    this.attempt = 0;
    this.ports.store.dispatch({ type: 'starting' });
    void this.start(this.ports.storage.read().token);
  }

  /** Requests a new token after the server refused the current one; with pauses if the new one is refused too. */
  recover(): void {
    const { store, surroundings } = this.ports;
    if (store.state.phase !== 'ready') return;
    const nowMs = surroundings.nowMs();
    this.recoveries = nowMs - this.recoveredAtMs < recoveryHoldsMs ? this.recoveries + 1 : 0;
    this.recoveredAtMs = nowMs;
    store.dispatch({ type: 'starting' });
    const begin = (): void => void this.start(store.state.token);
    if (this.recoveries === 0) begin();
    else this.cancelRetry = surroundings.schedule(begin, retryDelayMs(this.recoveries, surroundings.chance()));
  }

  /** Removes the conversation from this browser without contacting the server. */
  forget(): void {
    this.stop();
    this.ports.storage.clear();
    this.ports.store.dispatch({ type: 'forgotten', phase: 'idle' });
  }

  /** Cancels whatever is in progress. */
  stop(): void {
    this.cancelRetry?.();
    this.generation += 1;
    this.isStarting = false;
  }

  /** Changes the widget's texts immediately, and the bot's language only before the first message of the visitor. */
  async changeLocale(locale: Locale): Promise<void> {
    const { store, storage } = this.ports;
    store.dispatch({ type: 'locale-changed', locale });
    storage.change(() => ({ locale }));
    if (store.state.phase === 'ready' && !hasVisitorSpoken(store.state)) await this.start(null);
  }

  /** Ends the conversation and starts a new one. */
  async startOver(): Promise<void> {
    const { store, transport } = this.ports;
    const { token } = store.state;
    if (token === null) {
      this.beginAnew();
      return;
    }
    try {
      const payload = await transport.startOver(token);
      if (payload.userErrors.length > 0) {
        store.dispatch({ type: 'noticed', notice: 'start-over-failed' });
        return;
      }
      for (const { clientMessageId } of store.state.queue) store.dispatch({ type: 'discarded', clientMessageId });
      store.dispatch({ type: 'started', payload, isResumed: false });
    } catch (error) {
      if (faultOf(error).fault === 'session-lost') this.beginAnew();
      else store.dispatch({ type: 'noticed', notice: 'start-over-failed' });
    }
  }

  /** The visitor no longer waits for a person, and goes on with the bot. */
  async leaveQueue(): Promise<void> {
    await this.tryOr('leave-failed', async (token) => {
      const payload = await this.ports.transport.leaveQueue(token);
      this.ports.store.dispatch({ type: 'answered', payload });
      return payload.userErrors.length === 0;
    });
  }

  /** Where the visitor stands; null if that is not known now. */
  async placeInQueue(): Promise<QueuePlace | null> {
    const { token } = this.ports.store.state;
    if (token === null) return null;
    try {
      return await this.ports.transport.placeInQueue(token);
    } catch {
      return null;
    }
  }

  /** Ends the conversation. */
  async end(): Promise<void> {
    await this.tryOr('end-failed', async (token) => {
      const payload = await this.ports.transport.end(token);
      this.ports.store.dispatch({ type: 'answered', payload });
      return payload.userErrors.length === 0;
    });
  }

  /** Deletes the visitor's data on the platform, then in this browser. */
  async deleteMyData(): Promise<void> {
    const { store, storage, transport } = this.ports;
    await this.tryOr('delete-failed', async (token) => {
      if (!(await transport.deleteMyData(token))) return false;
      storage.clear();
      store.dispatch({ type: 'forgotten', phase: 'deleted' });
      return true;
    });
  }

  /** Loads earlier messages; one request at a time. */
  async loadOlder(): Promise<void> {
    const { store, transport } = this.ports;
    const { token, messages, older } = store.state;
    const before = messages[0]?.sequence ?? 0;
    if (token === null || before <= 1 || older === 'loading') return;
    store.dispatch({ type: 'older-wanted' });
    try {
      const payload = await transport.older(token, { before, last: pageSize });
      store.dispatch({ type: 'older-came', payload });
    } catch {
      store.dispatch({ type: 'older-missed' });
    }
  }

  private beginAnew(): void {
    this.forget();
    this.begin();
  }

  private async tryOr(notice: Notice, attempt: (token: string) => Promise<boolean>): Promise<void> {
    const { store } = this.ports;
    let isDone: boolean;
    try {
      isDone = store.state.token !== null && (await attempt(store.state.token));
    } catch {
      isDone = false;
    }
    if (!isDone) store.dispatch({ type: 'noticed', notice });
  }

  private async start(resumeToken: string | null): Promise<void> {
    if (this.isStarting) return;
    const { store, transport, storage, publicId } = this.ports;
    this.cancelRetry?.();
    this.isStarting = true;
    const { generation } = this;
    if (store.state.phase === 'idle') store.dispatch({ type: 'starting' });
    const before = storage.read().conversationId;
    try {
      const payload = await transport.start({
        publicId,
        locale: store.state.locale,
        resumeToken,
        last: pageSize,
      });
      if (generation === this.generation) await this.started(payload, before);
    } catch (error) {
      if (generation === this.generation) this.failed(faultOf(error));
    } finally {
      if (generation === this.generation) this.isStarting = false;
    }
  }

  private async started(payload: VisitorPayload, before: string | null): Promise<void> {
    const { store } = this.ports;
    const error = payload.userErrors[0];
    if (payload.bot !== null) store.dispatch({ type: 'bot-known', bot: payload.bot });
    if (payload.conversationId === null || error !== undefined) {
      await this.refused(error?.code ?? '', error?.message ?? null);
      return;
    }
    this.attempt = 0;
    const isResumed = payload.conversationId === before;
    if (!isResumed && before !== null) this.refuseLeftovers();
    store.dispatch({ type: 'started', payload, isResumed });
  }

  /** Unsent messages of a lost conversation are marked as refused: the visitor decides whether to send them in the new one. */
  private refuseLeftovers(): void {
    const { store } = this.ports;
    for (const { clientMessageId } of store.state.queue) {
      store.dispatch({ type: 'send-refused', clientMessageId, reason: null });
    }
  }

  private async refused(code: string, words: string | null): Promise<void> {
    const { store, transport, publicId } = this.ports;
    const bot = store.state.bot ?? (await transport.publicBot(publicId));
    if (bot !== null) store.dispatch({ type: 'bot-known', bot });
    const isFinal = bot === null || bot.isPaused || unavailableCodes.has(code);
    const phase = isFinal ? 'unavailable' : 'failed';
    store.dispatch({ type: 'start-failed', phase, failure: bot?.isPaused ? bot.pauseMessage : words });
  }

  private failed(error: TransportError): void {
    const { store, surroundings } = this.ports;
    if (error.fault === 'refused') {
      store.dispatch({ type: 'start-failed', phase: 'unavailable', failure: error.words });
      return;
    }
    if (store.state.phase !== 'ready') store.dispatch({ type: 'start-failed', phase: 'failed', failure: null });
    const delayMs = Math.max(error.retryAfterMs, retryDelayMs(this.attempt, surroundings.chance()));
    this.attempt += 1;
    this.cancelRetry = surroundings.schedule(() => void this.start(this.ports.storage.read().token), delayMs);
  }
}
