import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hasOlder, visibleMessages } from '../conversation/messages.js';
import { isOnCards, openQuestion } from '../conversation/questions.js';
import { rowsOf } from '../conversation/rows.js';
import { useChat } from './chat-scope.js';
import { dayOf } from './dates.js';
import { Icon } from './icons.js';
import { messageRow } from './message-row.js';
import { Question } from './question.js';
import { QueueLine } from './queue-line.js';
import { TypingDots } from './typing-dots.js';

const nearEndPx = 80;
const nearStartPx = 240;

/** The messages and the open question. Follows the end while it is visible; otherwise shows a button to new messages. */
export function MessageList({ focusInput }: { readonly focusInput: () => void }): VNode {
  const scope = useChat();
  const { state, texts } = scope;
  const scroller = useRef<HTMLDivElement>(null);
  const { isAtEnd, toEnd } = useEnd(scroller);
  useStart(scroller);
  const question = openQuestion(state);
  return (
    <>
      <div class="scroll" ref={scroller} tabIndex={0} role="group" aria-label={texts.yourMessages}>
        <div>
          {hasOlder(state) && <Older />}
          <ul class="list">{rowsOf(state, dayOf).map((row) => messageRow(row, scope))}</ul>
          <TypingDots />
          {state.conversationState === 'WAITING_HUMAN' && <QueueLine />}
          {question !== null && !isOnCards(question, visibleMessages(state).at(-1)) && (
            <Question key={`${question.blockId}:${state.knownThrough}`} awaiting={question} focusInput={focusInput} />
          )}
        </div>
      </div>
      <div class="below">
        {!isAtEnd && (
          <button class="pill" type="button" onClick={toEnd}>
            {state.shownThrough > state.historyThrough ? texts.newMessage : texts.goToLast}
            <Icon name="arrowDown" />
          </button>
        )}
      </div>
    </>
  );
}

/** The button for earlier messages; scrolling up loads them automatically. */
function Older(): VNode {
  const { state, texts, client } = useChat();
  const isFailed = state.older === 'failed';
  return (
    <p class="note">
      <button class="link" type="button" disabled={state.older === 'loading'} onClick={() => void client.loadOlder()}>
        {isFailed ? texts.olderFailed : texts.showOlder}
      </button>
    </p>
  );
}

/** Loads earlier messages when the visitor scrolls near the start, and keeps the scroll position when they arrive. */
function useStart(scroller: RefObject<HTMLDivElement | null>): void {
  const { state, client } = useChat();
  const first = state.messages[0]?.sequence ?? 0;
  const anchor = useRef<{ row: HTMLElement; top: number } | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    const { row, top } = anchor.current ?? {};
    if (box !== null && row?.isConnected === true && top !== undefined) box.scrollTop += row.offsetTop - top;
    const firstRow = box?.querySelector<HTMLElement>('.row') ?? null;
    anchor.current = firstRow === null ? null : { row: firstRow, top: firstRow.offsetTop };
  }, [first, state.conversationId]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const watch = (): void => {
      const { older } = client.state.peek();
      if (older === 'none' && box.scrollTop < nearStartPx) void client.loadOlder();
    };
    box.addEventListener('scroll', watch, { passive: true });
    return () => box.removeEventListener('scroll', watch);
  }, []);
}

interface End {
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** Keeps `scroller` at its end while content grows, unless the visitor has scrolled away. */
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
  }, [state.shownThrough]);
  useLayoutEffect(toEnd, [state.queue.length, state.conversationId]);
  return { isAtEnd: !isMissed, toEnd };
}
