import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isPeerTyping } from '../conversation/questions.js';
import { useChat } from './chat-scope.js';

const showAfterMs = 300;

/** Typing dots, shown when a reply takes longer than a moment. */
export function TypingDots(): VNode | null {
  const { state } = useChat();
  const [isShown, setShown] = useState(false);
  const isTyping = isPeerTyping(state, Date.now());
  useEffect(() => {
    if (!isTyping) {
      setShown(false);
      return undefined;
    }
    const show = setTimeout(() => setShown(true), showAfterMs);
    const restMs = state.typingUntilMs - Date.now();
    const hide = restMs > 0 ? setTimeout(() => setShown(false), restMs) : undefined;
    return () => {
      clearTimeout(show);
      clearTimeout(hide);
    };
  }, [isTyping, state.typingUntilMs]);
  if (!isTyping || !isShown) return null;
  return (
    <div class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
