import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Announcer } from './announcer.js';
import { Banners } from './banners.js';
import { useChat } from './chat-scope.js';
import { ConfirmDelete } from './confirm-delete.js';
import { holdTab, isTouch } from './focus.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { MessageList } from './message-list.js';

interface PanelProps {
  /** Class names for the panel's position. */
  readonly place: string;
  /** True when the visitor opened the panel, so that it may take the focus. */
  readonly takesFocus: boolean;
}

/** The whole chat. */
export function Panel({ place, takesFocus }: PanelProps): VNode {
  const { state, texts, close, settings } = useChat();
  const [isAsking, setAsking] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const focusInput = (): void => (isTouch() ? frame.current : (field.current ?? frame.current))?.focus();
  useEffect(() => {
    if (takesFocus) focusInput();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (close === null) return;
    if (event.key === 'Escape') close();
    if (isFullScreen() && frame.current !== null) holdTab(event, frame.current);
  };
  const stopAsking = (): void => {
    setAsking(false);
    focusInput();
  };
  return (
    <section
      ref={frame}
      class={`panel ${place}`}
      part="panel"
      role={settings.mode === 'bubble' ? 'dialog' : 'region'}
      aria-label={state.bot?.name ?? texts.assistant}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Header askDelete={() => setAsking(true)} />
      <Banners />
      <Body field={field} focusInput={focusInput} />
      <Announcer />
      {isAsking && <ConfirmDelete done={stopAsking} />}
    </section>
  );
}

interface BodyProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly focusInput: () => void;
}

function Body({ field, focusInput }: BodyProps): VNode {
  const { state, texts, client } = useChat();
  if (state.phase === 'deleted') {
    return <Message words={texts.deleted} action={texts.startOver} run={() => client.reset()} />;
  }
  if (state.phase === 'unavailable') {
    const words = state.bot?.isPaused === true ? texts.paused : texts.unavailable;
    return <Message words={state.failure || words} />;
  }
  if (state.phase === 'failed' && state.conversationId === null) {
    return <Message words={state.failure ?? texts.startFailed} action={texts.retry} run={() => client.retryStart()} />;
  }
  return (
    <>
      <MessageList focusInput={focusInput} />
      <Footer field={field} />
    </>
  );
}

interface MessageProps {
  readonly words: string;
  readonly action?: string;
  readonly run?: () => void;
}

function Message({ words, action, run }: MessageProps): VNode {
  return (
    <div class="center" role="alert">
      <p>{words}</p>
      {action !== undefined && (
        <button class="button main" type="button" onClick={run}>
          {action}
        </button>
      )}
    </div>
  );
}

function isFullScreen(): boolean {
  return innerWidth < 480;
}
