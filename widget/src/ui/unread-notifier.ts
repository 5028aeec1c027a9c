import { unreadMessages } from '../conversation/messages.js';
import type { ChatState } from '../conversation/model.js';
import { senderName } from '../conversation/transcript.js';
import type { ChatContext, UnreadModule } from '../embedding.js';
import { textsOf } from '../texts/index.js';

/** Has unread answers shown by the module that also finds them when the chat is not here; brings it in when there are any. */
export class UnreadTeller {
  private readonly context: ChatContext;
  private told = { count: 0, through: 0 };

  constructor(context: ChatContext) {
    this.context = context;
  }

  /** Tells what is unread now, where that is another thing than before. Cheap to call. */
  follow(state: ChatState): void {
    if (state.phase !== 'ready') return;
    const unread = unreadMessages(state);
    const last = unread.at(-1);
    const [count, through] = [unread.length, last?.sequence ?? 0];
    if (count === this.told.count && through === this.told.through) return;
    this.told = { count, through };
    const texts = textsOf(state.locale);
    const sender = last === undefined ? '' : senderName(last, state, texts);
    void this.tell({ count, through, sender, text: last?.text ?? '' });
  }

  private async tell(news: Parameters<UnreadModule['showUnread']>[1]): Promise<void> {
    const { settings, emit } = this.context;
    try {
      const module = (await import(`${settings.origin}/widget/unread.js`)) as UnreadModule;
      if (this.told.through === news.through) module.showUnread(this.context, news);
    } catch (error) {
      emit('error', { message: String(error) });
    }
  }
}
