import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { openQuestion } from '../conversation/questions.js';
import { rowsOf } from '../conversation/rows.js';
import { useChat } from './chat-scope.js';
import { dayOf } from './dates.js';
import { Icon } from './icons.js';
import { MessageRow } from './message-row.js';
import { Question } from './question.js';
import { TypingDots } from './typing-dots.js';

const nearEndPx = 80;

/** The messages and the open question. Stays at the end while the visitor is there; otherwise says that there is more. */
export function MessageList({ focusInput }: { readonly focusInput: () => void }): VNode {
  const { state, texts } = useChat();
  const scroller = useRef<HTMLDivElement>(null);
  const { isAtEnd, toEnd } = useEnd(scroller);
  const question = openQuestion(state);
  return (
    <>
      <div class="scroll" ref={scroller} tabIndex={0} role="group" aria-label={texts.yourMessages}>
        <div>
          <ul class="list">
            {rowsOf(state, dayOf).map((row) => (
              <MessageRow key={row.key} row={row} />
            ))}
          </ul>
          <TypingDots />
          {question !== null && (
            <Question key={`${question.blockId}:${state.knownThrough}`} awaiting={question} focusInput={focusInput} />
          )}
        </div>
      </div>
      <div class="below">
        {!isAtEnd && (
          <button class="pill" type="button" onClick={toEnd}>
            {state.knownThrough > state.historyThrough ? texts.newMessage : texts.goToLast}
            <Icon name="arrowDown" />
          </button>
        )}
      </div>
    </>
  );
}

interface End {
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** Follows the end of what grows inside `scroller`, unless the visitor has scrolled away from it. */
function useEnd(scroller: RefObject<HTMLDivElement | null>): End {
  const { state } = useChat();
  const isFollowing = useRef(true);
  const [isMissed, setMissed] = useState(false);
  const toEnd = (): void => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
    isFollowing.current = true;
    setMissed(false);
  };
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const watch = (): void => {
      isFollowing.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx;
      if (isFollowing.current) setMissed(false);
    };
    const follow = (): void => {
      if (isFollowing.current) box.scrollTop = box.scrollHeight;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(box);
    if (box.firstElementChild !== null) observer.observe(box.firstElementChild);
    box.addEventListener('scroll', watch, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', watch);
    };
  }, []);
  useLayoutEffect(() => {
    if (isFollowing.current) toEnd();
    else setMissed(true);
  }, [state.knownThrough]);
  useLayoutEffect(toEnd, [state.queue.length, state.conversationId]);
  return { isAtEnd: !isMissed, toEnd };
}
