import type { ChatContext, UnreadNews } from '../embedding.js';
import { labels } from '../loader/bubble.js';
import { ConversationStorage, pageStorage } from '../storage/conversation-storage.js';
import { applyTheme } from '../theme/dark-mode.js';
import { chime } from './chime.js';
import { markTitle } from './page-title.js';
import { teaserOf } from './teaser.js';
import css from './unread.css';
import { unreadTexts } from './unread-texts.js';

const longestText = 160;

/** Notifies the visitor of unread replies: a count on the button, a teaser above it, the page title, a sound. */
export class UnreadSigns {
  private readonly context: ChatContext;
  private readonly storage: ConversationStorage;
  private readonly badge = document.createElement('span');
  private teaser: HTMLElement | null = null;
  private shown = { count: 0, through: 0 };

  constructor(context: ChatContext) {
    this.context = context;
    const { settings, root, bubble } = context;
    this.storage = new ConversationStorage(pageStorage(), settings.publicId);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.badge.className = 'unread';
    // Opening the chat shows the replies, so the signs are removed.
    if (bubble !== undefined) {
      const observer = new MutationObserver(() => {
        if (this.isOpen) this.show({ count: 0, through: 0, sender: '', text: '' });
      });
      observer.observe(bubble, { attributeFilter: ['aria-expanded'] });
    }
  }

  /** True while the panel is open. */
  get isOpen(): boolean {
    return this.context.bubble?.ariaExpanded !== 'false';
  }

  /** Shows the unread replies; a count of 0 removes everything. */
  show(news: UnreadNews): void {
    const { count, through } = news;
    const { tag } = this.context.settings;
    const isNew = count > 0 && through > this.shown.through;
    const isChanged = count !== this.shown.count || isNew;
    this.shown = { count, through: count > 0 ? through : this.shown.through };
    if (!isChanged) return;
    if (tag.dataset['title'] !== 'off') markTitle(count);
    this.showBadge(count);
    if (count === 0) this.removeTeaser();
    else if (isNew) this.announce(news);
    this.context.emit('unread', count);
  }

  /** Removes everything permanently. */
  remove(): void {
    this.removeTeaser();
    if (this.shown.count > 0) markTitle(0);
  }

  private announce(news: UnreadNews): void {
    const { settings } = this.context;
    const wasNotified = news.through <= this.storage.read().toldThrough;
    if (wasNotified) return;
    if (settings.tag.dataset['sound'] === 'on') void chime();
    if (!this.isOpen) this.showTeaser(news);
    // The sound is played once; the teaser is shown on every page until it is dismissed.
    if (this.isOpen) this.storeNotified(news.through);
  }

  private showBadge(count: number): void {
    const { bubble } = this.context;
    if (bubble === undefined) return;
    const { locale } = this.context.settings;
    this.badge.textContent = count > 99 ? '99+' : String(count);
    if (count === 0) this.badge.remove();
    else bubble.append(this.badge);
    if (!this.isOpen) bubble.ariaLabel = `${labels[locale]}${count > 0 ? ` (${count})` : ''}`;
  }

  private showTeaser({ sender, text, through }: UnreadNews): void {
    const { settings, root, bubble, call } = this.context;
    if (bubble === undefined) return;
    this.removeTeaser();
    applyTheme(root.host as HTMLElement, settings.tag);
    const { left } = bubble.getBoundingClientRect();
    const texts = unreadTexts[settings.locale];
    this.teaser = teaserOf({
      sender,
      text: text.trim().slice(0, longestText) || texts.newMessage,
      dismissLabel: texts.dismiss,
      isAtLeft: left < innerWidth / 2,
      open: () => call('open'),
      dismiss: () => {
        this.removeTeaser();
        this.storeNotified(through);
        bubble.focus();
      },
    });
    root.append(this.teaser);
  }

  private removeTeaser(): void {
    this.teaser?.remove();
    this.teaser = null;
  }

  private storeNotified(through: number): void {
    this.storage.change(() => ({ toldThrough: through }));
  }
}
