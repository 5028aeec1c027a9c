import type { ConversationState } from '../conversation/model.js';
import type { ChatContext, UnreadModule } from '../embedding.js';
import { ConversationStorage, pageStorage, storageKey } from '../storage/conversation-storage.js';
import type { StoredConversation } from '../storage/conversation-storage.js';
import { faultOfAnswer } from '../transport/graphql-faults.js';
import type { GraphqlAnswer } from '../transport/graphql-faults.js';
import { newsOf, pauseMs, unreadQuery } from './unread-poll.js';
import type { UnreadAnswer } from './unread-poll.js';
import { UnreadSigns } from './unread-signs.js';
import { unreadTexts } from './unread-texts.js';

const timeoutMs = 15_000;
const shown = new WeakMap<Element, UnreadSigns>();

function signsOf(context: ChatContext): UnreadSigns {
  const { host } = context.root;
  const signs = shown.get(host) ?? new UnreadSigns(context);
  shown.set(host, signs);
  return signs;
}

/** See `UnreadModule`. */
export const showUnread: UnreadModule['showUnread'] = (context, news) => signsOf(context).show(news);

/** See `UnreadModule`. Asks from time to time, and at once when the page comes to the front or another tab has news. */
export const followUnread: UnreadModule['followUnread'] = (context) => void new UnreadPoll(context).ask();

class UnreadPoll {
  private readonly context: ChatContext;
  private readonly signs: UnreadSigns;
  private readonly storage: ConversationStorage;
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: ConversationState | null = null;
  private through = 0;
  private inVain = 0;
  private isAsking = false;

  constructor(context: ChatContext) {
    this.context = context;
    this.signs = signsOf(context);
    const { publicId } = context.settings;
    this.storage = new ConversationStorage(pageStorage(), publicId);
    const { signal } = this.stop;
    const askNow = (): void => {
      this.inVain = 0;
      void this.ask();
    };
    document.addEventListener('visibilitychange', () => document.hidden || askNow(), { signal });
    addEventListener('online', askNow, { signal });
    addEventListener('storage', ({ key }) => key === storageKey(publicId) && askNow(), { signal });
  }

  /** Asks once and sets the time for the next question. */
  async ask(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isOver()) return;
    if (this.isAsking) return;
    this.isAsking = true;
    const retryAfterMs = await this.question();
    this.isAsking = false;
    if (retryAfterMs === null || this.isOver()) return;
    const isVisible = !document.hidden;
    const { state, inVain } = this;
    this.timer = setTimeout(() => void this.ask(), pauseMs({ state, isVisible, inVain, retryAfterMs }));
  }

  /** The chat knows better once it is open; a place that was thrown away needs nothing. */
  private isOver(): boolean {
    const { host } = this.context.root;
    const isGone = !host.isConnected;
    if (isGone) this.signs.remove();
    if (isGone || this.signs.isOpen) this.stop.abort();
    return this.stop.signal.aborted;
  }

  /** Null where asking again is of no use, else how long the platform wants to be left alone. */
  private async question(): Promise<number | null> {
    const stored = this.storage.read();
    if (stored.token === null || !stored.hasSpoken) return this.end();
    try {
      const answer = await this.fetch(stored);
      const fault = faultOfAnswer(answer.status, answer.headers.get('retry-after'), answer.body);
      if (fault !== null) throw fault;
      this.take(answer.body?.data?.visitorConversation ?? null);
      return this.state === 'ENDED' ? this.end() : 0;
    } catch (error) {
      this.inVain += 6;
      const { fault, retryAfterMs = 0 } = error as { fault?: string; retryAfterMs?: number };
      return fault === 'session-lost' || fault === 'refused' ? this.end() : retryAfterMs;
    }
  }

  private end(): null {
    this.stop.abort();
    return null;
  }

  private take(answer: UnreadAnswer | null): void {
    if (answer === null || this.isOver()) return;
    const news = newsOf(answer, unreadTexts[this.context.settings.locale].person);
    this.inVain = news.through > this.through || answer.state !== this.state ? 0 : this.inVain + 1;
    this.through = news.through;
    this.state = answer.state;
    this.signs.show(news);
  }

  private async fetch({ token, readThrough }: StoredConversation) {
    const response = await fetch(`${this.context.settings.origin}/graphql`, {
      method: 'POST',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'apollo-require-preflight': '1',
        authorization: `Visitor ${token}`,
      },
      body: JSON.stringify({ operationName: 'Unread', query: unreadQuery, variables: { after: readThrough } }),
    });
    const { status, headers } = response;
    const body = (await response.json().catch(() => null)) as GraphqlAnswer<{
      visitorConversation: UnreadAnswer;
    }> | null;
    return { status, headers, body };
  }
}
