import type { ConversationState } from '../conversation/model.js';
import type { ChatContext, UnreadModule } from '../embedding.js';
import { ConversationStorage, pageStorage, storageKey } from '../storage/conversation-storage.js';
import type { StoredConversation } from '../storage/conversation-storage.js';
import { faultOfResponse } from '../transport/graphql-faults.js';
import type { GraphqlResponse } from '../transport/graphql-faults.js';
import { newsOf, pauseMs, unreadQuery } from './unread-poll.js';
import type { UnreadResult } from './unread-poll.js';
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

/** See `UnreadModule`. Polls periodically, and immediately when the page becomes visible or another tab stored a change. */
export const followUnread: UnreadModule['followUnread'] = (context) => void new UnreadPoll(context).poll();

class UnreadPoll {
  private readonly context: ChatContext;
  private readonly signs: UnreadSigns;
  private readonly storage: ConversationStorage;
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: ConversationState | null = null;
  private through = 0;
  private emptyPolls = 0;
  private isPolling = false;

  constructor(context: ChatContext) {
    this.context = context;
    this.signs = signsOf(context);
    const { publicId } = context.settings;
    this.storage = new ConversationStorage(pageStorage(), publicId);
    const { signal } = this.stop;
    const pollNow = (): void => {
      this.emptyPolls = 0;
      void this.poll();
    };
    document.addEventListener('visibilitychange', () => document.hidden || pollNow(), { signal });
    addEventListener('online', pollNow, { signal });
    addEventListener('storage', ({ key }) => key === storageKey(publicId) && pollNow(), { signal });
  }

  /** Polls once and schedules the next poll. */
  async poll(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isOver()) return;
    if (this.isPolling) return;
    this.isPolling = true;
    const retryAfterMs = await this.fetchReplies();
    this.isPolling = false;
    if (retryAfterMs === null || this.isOver()) return;
    const isVisible = !document.hidden;
    const { state, emptyPolls } = this;
    this.timer = setTimeout(() => void this.poll(), pauseMs({ state, isVisible, emptyPolls, retryAfterMs }));
  }

  /** True once the chat is open, which then receives messages itself, or was removed from the page. */
  private isOver(): boolean {
    const { host } = this.context.root;
    const isGone = !host.isConnected;
    if (isGone) this.signs.remove();
    if (isGone || this.signs.isOpen) this.stop.abort();
    return this.stop.signal.aborted;
  }

  /** Fetches replies. Returns null when polling must end, else the minimum wait that the platform requested. */
  private async fetchReplies(): Promise<number | null> {
    const stored = this.storage.read();
    if (stored.token === null || !stored.hasSpoken) return this.end();
    try {
      const answer = await this.fetch(stored);
      const fault = faultOfResponse(answer.status, answer.headers.get('retry-after'), answer.body);
      if (fault !== null) throw fault;
      this.take(answer.body?.data?.visitorConversation ?? null);
      return this.state === 'ENDED' ? this.end() : 0;
    } catch (error) {
      this.emptyPolls += 6;
      const { fault, retryAfterMs = 0 } = error as { fault?: string; retryAfterMs?: number };
      return fault === 'session-lost' || fault === 'refused' ? this.end() : retryAfterMs;
    }
  }

  private end(): null {
    this.stop.abort();
    return null;
  }

  private take(answer: UnreadResult | null): void {
    if (answer === null || this.isOver()) return;
    const news = newsOf(answer, unreadTexts[this.context.settings.locale].person);
    this.emptyPolls = news.through > this.through || answer.state !== this.state ? 0 : this.emptyPolls + 1;
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
    const body = (await response.json().catch(() => null)) as GraphqlResponse<{
      visitorConversation: UnreadResult;
    }> | null;
    return { status, headers, body };
  }
}
