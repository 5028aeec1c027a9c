import type { ReadonlySignal } from '@preact/signals-core';
import { ConversationStorage } from '../storage/conversation-storage.js';
import type { KeyValueStore } from '../storage/conversation-storage.js';
import type { Transport } from '../transport/transport.js';
import { ChatStore } from './chat-store.js';
import { pageEventsOf } from './page-events.js';
import type { PageEvent } from './page-events.js';
import { LiveLink } from './live-link.js';
import type { Answer, ChatState, FieldValue, Locale, PreparedUpload, QueuedMessage, QueuePlace } from './model.js';
import { Pacer } from './pacer.js';
import { Presence } from './presence.js';
import { wordsOf } from './questions.js';
import { Sender } from './sender.js';
import { Session } from './session.js';
import type { Surroundings } from './surroundings.js';

/** Options of a client. `keyValueStore` is null when the browser refuses storage. */
export interface ConversationClientOptions {
  readonly publicId: string;
  readonly locale: Locale;
  /** True when `locale` takes precedence over the language that the visitor chose on an earlier page. */
  readonly isLocaleForced?: boolean;
  readonly keyValueStore: KeyValueStore | null;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  readonly isPageVisible: () => boolean;
  readonly onPageEvent: (pageEvent: PageEvent) => void;
}

/** The conversation of one visitor with one bot, without UI: the panel calls it and renders its state. */
export class ConversationClient {
  private readonly options: ConversationClientOptions;
  private readonly store: ChatStore;
  private readonly session: Session;
  private readonly sender: Sender;
  private readonly link: LiveLink;
  private readonly presence: Presence;
  private readonly pacer: Pacer;
  private readonly storage: ConversationStorage;

  constructor(options: ConversationClientOptions) {
    const { publicId, transport, surroundings, isPageVisible } = options;
    this.options = options;
    const storage = new ConversationStorage(options.keyValueStore, publicId);
    this.storage = storage;
    const chosen = options.isLocaleForced === true ? null : storage.read().locale;
    this.store = new ChatStore(storage, chosen ?? options.locale);
    const sessionLost = (): void => this.session.recover();
    this.session = new Session({ publicId, store: this.store, storage, transport, surroundings });
    this.sender = new Sender({ store: this.store, transport, surroundings, sessionLost });
    this.link = new LiveLink({ store: this.store, transport, surroundings, sessionLost });
    this.presence = new Presence({ store: this.store, transport, surroundings, isPageVisible });
    this.pacer = new Pacer({ store: this.store, surroundings });
    this.store.subscribe((before, after) => this.follow(before, after));
  }

  /** The state to render. */
  get state(): ReadonlySignal<ChatState> {
    return this.store.signal;
  }

  /** The panel was opened: starts or resumes the conversation. */
  open(): void {
    this.store.dispatch({ type: 'open-changed', isOpen: true });
    this.session.begin();
  }

  /** The panel was closed. */
  close(): void {
    this.store.dispatch({ type: 'open-changed', isOpen: false });
  }

  /** Sends a message. It is shown immediately and sent as soon as possible; blank text is ignored. */
  say(answer: Answer): void {
    const { store, options } = this;
    const shownText = wordsOf(answer, store.state.awaiting).trim();
    if (shownText === '') return;
    if (answer.choiceIds !== undefined) {
      options.onPageEvent({ name: 'choice', detail: { choiceIds: answer.choiceIds, labels: shownText } });
    }
    this.queue({ answer, shownText });
  }

  /** Sends what a page has posted, which is shown as a note. */
  post(value: FieldValue, shownText: string): void {
    this.queue({ answer: { form: [value] }, shownText, isPosted: true });
  }

  private queue(given: Pick<QueuedMessage, 'answer' | 'shownText' | 'isPosted'>): void {
    const { surroundings } = this.options;
    const clientMessageId = surroundings.newId();
    const at = new Date(surroundings.nowMs()).toISOString();
    this.store.dispatch({ type: 'queued', item: { ...given, clientMessageId, at, status: 'pending', reason: null } });
    this.sender.wake();
  }

  /** Sends a refused message again with the same id. */
  resend(clientMessageId: string): void {
    this.store.dispatch({ type: 'retried', clientMessageId });
    this.sender.wake();
  }

  /** Discards a refused message. */
  discard(clientMessageId: string): void {
    this.store.dispatch({ type: 'discarded', clientMessageId });
  }

  /** Tries again to start. */
  retryStart(): void {
    this.session.retry();
  }

  /** See `Session.startOver`. */
  startOver(): Promise<void> {
    return this.session.startOver();
  }

  /** See `Session.leaveQueue`. */
  leaveQueue(): Promise<void> {
    return this.session.leaveQueue();
  }

  /** See `Session.placeInQueue`. */
  placeInQueue(): Promise<QueuePlace | null> {
    return this.session.placeInQueue();
  }

  /** See `Session.end`. */
  end(): Promise<void> {
    return this.session.end();
  }

  /** See `Session.deleteMyData`. */
  deleteMyData(): Promise<void> {
    return this.session.deleteMyData();
  }

  /** See `Session.changeLocale`. */
  changeLocale(locale: Locale): Promise<void> {
    return this.session.changeLocale(locale);
  }

  /** Removes the conversation from this browser; an open panel starts a new one. */
  reset(): void {
    this.session.forget();
    if (this.store.state.isOpen) this.session.begin();
  }

  /** See `Session.loadOlder`. */
  loadOlder(): Promise<void> {
    return this.session.loadOlder();
  }

  /** Asks where a file is sent. Rejects where the platform is not reached. */
  prepareUpload(name: string, bytes: number): Promise<PreparedUpload> {
    return this.options.transport.prepareUpload(this.store.state.token ?? '', { name, bytes });
  }

  /** The unsent draft of an input, also from an earlier page. */
  draft(place: string): unknown {
    return this.storage.read().drafts[place];
  }

  /** Stores the draft of an input; `undefined` removes it. */
  keepDraft(place: string, draft: unknown): void {
    this.storage.change(({ drafts }) => {
      const { [place]: _, ...others } = drafts;
      return { drafts: draft === undefined ? others : { ...others, [place]: draft } };
    });
  }

  /** Removes a notice from the panel. */
  dismissNotice(): void {
    this.store.dispatch({ type: 'noticed', notice: null });
  }

  /** The visitor pressed a key in the input. */
  noteTyping(): void {
    this.presence.noteTyping();
  }

  /** The browser went offline or online. */
  onlineChanged(isOnline: boolean): void {
    this.store.dispatch({ type: 'online-changed', isOnline });
    if (!isOnline) return;
    if (this.store.state.phase === 'failed') this.session.begin();
    this.sender.wake();
    this.link.nudge();
  }

  /** The page became hidden or visible. */
  visibilityChanged(isVisible: boolean): void {
    this.store.dispatch({ type: 'visibility-changed', isVisible });
    if (isVisible) this.link.nudge();
  }

  /** Stops everything; the client cannot be used afterwards. */
  stop(): void {
    this.link.stop();
    this.presence.stop();
    this.pacer.stop();
    this.session.stop();
  }

  private follow(before: ChatState, after: ChatState): void {
    for (const pageEvent of pageEventsOf(before, after)) this.options.onPageEvent(pageEvent);
    const hasNewSession = after.phase === 'ready' && (before.phase !== 'ready' || before.token !== after.token);
    if (hasNewSession) this.sender.sessionFound();
    this.link.follow();
    this.presence.follow();
    this.pacer.follow();
  }
}
