import type { ReadonlySignal } from '@preact/signals-core';
import { ConversationStorage } from '../storage/conversation-storage.js';
import type { KeyValueStore } from '../storage/conversation-storage.js';
import type { Transport } from '../transport/transport.js';
import { ChatStore } from './chat-store.js';
import { happeningsOf } from './happenings.js';
import type { Happening } from './happenings.js';
import { LiveLink } from './live-link.js';
import type { Answer, ChatState, Locale } from './model.js';
import { Pacer } from './pacer.js';
import { Presence } from './presence.js';
import { wordsOf } from './questions.js';
import { Sender } from './sender.js';
import { Session } from './session.js';
import type { Surroundings } from './surroundings.js';

/** What a client is built from. `keyValueStore` is null where the browser refuses storage. */
export interface ConversationClientOptions {
  readonly publicId: string;
  readonly locale: Locale;
  /** True when `locale` outweighs what the visitor chose on an earlier page. */
  readonly isLocaleForced?: boolean;
  readonly keyValueStore: KeyValueStore | null;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  readonly isPageVisible: () => boolean;
  readonly onHappening: (happening: Happening) => void;
}

/** The conversation of one visitor with one bot, without a face: what the panel calls and draws. */
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

  /** What is drawn. */
  get state(): ReadonlySignal<ChatState> {
    return this.store.signal;
  }

  /** The panel was opened: the conversation begins, or goes on. */
  open(): void {
    this.store.dispatch({ type: 'open-changed', isOpen: true });
    this.session.begin();
  }

  /** The panel was closed. */
  close(): void {
    this.store.dispatch({ type: 'open-changed', isOpen: false });
  }

  /** Says something. It is shown at once and sent when it can be; blank text is ignored. */
  say(answer: Answer): void {
    const { store, options } = this;
    const shownText = wordsOf(answer, store.state.awaiting).trim();
    if (shownText === '') return;
    if (answer.choiceIds !== undefined) {
      options.onHappening({ name: 'choice', detail: { choiceIds: answer.choiceIds, labels: shownText } });
    }
    const { surroundings } = options;
    const clientMessageId = surroundings.newId();
    const at = new Date(surroundings.nowMs()).toISOString();
    const item = { clientMessageId, answer, shownText, at, status: 'pending', reason: null } as const;
    store.dispatch({ type: 'queued', item });
    this.sender.wake();
  }

  /** Sends a refused message again, under the same id. */
  resend(clientMessageId: string): void {
    this.store.dispatch({ type: 'retried', clientMessageId });
    this.sender.wake();
  }

  /** Gives a refused message up. */
  discard(clientMessageId: string): void {
    this.store.dispatch({ type: 'discarded', clientMessageId });
  }

  /** Tries once more to begin. */
  retryStart(): void {
    this.session.retry();
  }

  /** See `Session.startOver`. */
  startOver(): Promise<void> {
    return this.session.startOver();
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

  /** Forgets the conversation in this browser; an open panel begins another one. */
  reset(): void {
    this.session.forget();
    if (this.store.state.isOpen) this.session.begin();
  }

  /** See `Session.loadOlder`. */
  loadOlder(): Promise<void> {
    return this.session.loadOlder();
  }

  /** What was begun somewhere and not sent, also on an earlier page. */
  draft(place: string): unknown {
    return this.storage.read().drafts[place];
  }

  /** Keeps what was begun somewhere; nothing forgets it. */
  keepDraft(place: string, draft: unknown): void {
    this.storage.change(({ drafts }) => {
      const { [place]: _, ...others } = drafts;
      return { drafts: draft === undefined ? others : { ...others, [place]: draft } };
    });
  }

  /** Takes a notice off the panel. */
  dismissNotice(): void {
    this.store.dispatch({ type: 'noticed', notice: null });
  }

  /** The visitor pressed a key in the input. */
  noteTyping(): void {
    this.presence.noteTyping();
  }

  /** The network went or came back. */
  onlineChanged(isOnline: boolean): void {
    this.store.dispatch({ type: 'online-changed', isOnline });
    if (!isOnline) return;
    if (this.store.state.phase === 'failed') this.session.begin();
    this.sender.wake();
    this.link.nudge();
  }

  /** The page went to the background or came back. */
  visibilityChanged(isVisible: boolean): void {
    this.store.dispatch({ type: 'visibility-changed', isVisible });
    if (isVisible) this.link.nudge();
  }

  /** Stops everything. The client is of no use afterwards. */
  stop(): void {
    this.link.stop();
    this.presence.stop();
    this.pacer.stop();
    this.session.stop();
  }

  private follow(before: ChatState, after: ChatState): void {
    for (const happening of happeningsOf(before, after)) this.options.onHappening(happening);
    const hasNewSession = after.phase === 'ready' && (before.phase !== 'ready' || before.token !== after.token);
    if (hasNewSession) this.sender.sessionFound();
    this.link.follow();
    this.presence.follow();
    this.pacer.follow();
  }
}
