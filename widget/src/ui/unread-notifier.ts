import { unreadMessages } from '../conversation/messages.js';
import type { ChatState } from '../conversation/model.js';
import { senderName } from '../conversation/transcript.js';
import type { ChatContext, UnreadModule } from '../embedding.js';
import { textsOf } from '../texts/index.js';

/** Shows unread replies with the unread module, which is imported when the first one arrives. */
export class UnreadNotifier {
  private readonly context: ChatContext;
  private notified = { count: 0, through: 0 };

  constructor(context: ChatContext) {
    this.context = context;
  }

  /** Updates the notification if the unread replies have changed. Cheap to call. */
  follow(state: ChatState): void {
    if (state.phase !== 'ready') return;
    const unread = unreadMessages(state);
    const last = unread.at(-1);
    const [count, through] = [unread.length, last?.sequence ?? 0];
    if (count === this.notified.count && through === this.notified.through) return;
    this.notified = { count, through };
    const texts = textsOf(state.locale);
    const sender = last === undefined ? '' : senderName(last, state, texts);
    void this.notify({ count, through, sender, text: last?.text ?? '' });
  }

  private async notify(news: Parameters<UnreadModule['showUnread']>[1]): Promise<void> {
    const { settings, emit } = this.context;
    try {
      const module = (await import(`${settings.origin}/widget/unread.js`)) as UnreadModule;
      if (this.notified.through === news.through) module.showUnread(this.context, news);
    } catch (error) {
      emit('error', { message: String(error) });
    }
  }
}
