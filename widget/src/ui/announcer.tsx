import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { visibleMessages } from '../conversation/messages.js';
import { senderName } from '../conversation/transcript.js';
import { useChat } from './chat-scope.js';

interface Announcement {
  readonly key: string;
  readonly words: string;
}

/** The live region for screen readers: announces each new message of the other side once; history is not announced. */
export function Announcer(): VNode {
  const { state, texts } = useChat();
  const [announced, setAnnounced] = useState<readonly Announcement[]>([]);
  const through = useRef({ conversationId: '', sequence: 0 });
  useEffect(() => {
    const { conversationId, shownThrough, historyThrough } = state;
    const isSame = through.current.conversationId === conversationId;
    // Messages that were deleted or belong to another conversation must not be announced.
    if (!isSame) setAnnounced([]);
    if (conversationId === null) {
      through.current = { conversationId: '', sequence: 0 };
      return;
    }
    const from = Math.max(historyThrough, isSame ? through.current.sequence : 0);
    through.current = { conversationId, sequence: shownThrough };
    const news = visibleMessages(state).filter((item) => item.sequence > from && item.author !== 'VISITOR');
    if (news.length === 0) return;
    const words = (sender: string, text: string): string => (sender === '' ? text : texts.says(sender, text));
    setAnnounced(news.map((item) => ({ key: item.id, words: words(senderName(item, state, texts), item.text) })));
  }, [state.conversationId, state.shownThrough]);
  return (
    <div class="sr" role="log" aria-live="polite" aria-relevant="additions" aria-label={texts.newMessage}>
      {announced.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}
