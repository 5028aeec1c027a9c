import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Notice } from '../conversation/model.js';
import type { Texts } from '../texts/index.js';
import { useChat } from './chat-scope.js';

const showAfterMs = 5_000;

/** Banners for connection problems and failed actions. */
export function Banners(): VNode {
  const { state, texts, client } = useChat();
  const isLongDisconnected = useLasting(!state.isConnected && state.conversationId !== null, showAfterMs);
  return (
    <>
      {!state.isOnline && (
        <div class="banner" role="status">
          {texts.offline}
        </div>
      )}
      {state.isOnline && isLongDisconnected && (
        <div class="banner" role="status">
          {texts.reconnecting}
        </div>
      )}
      {state.notice !== null && (
        <div class="banner bad" role="alert">
          {wordsOfNotice(state.notice, texts)}
          <button class="link" type="button" onClick={() => client.dismissNotice()}>
            {texts.close}
          </button>
        </div>
      )}
    </>
  );
}

function wordsOfNotice(notice: Notice, texts: Texts): string {
  switch (notice) {
    case 'start-over-failed':
      return texts.startOverFailed;
    case 'end-failed':
      return texts.endFailed;
    case 'leave-failed':
      return texts.leaveFailed;
    case 'delete-failed':
      return texts.deleteFailed;
  }
}

/** True once a condition has been true for `forMs` without interruption. */
function useLasting(isSo: boolean, forMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => clearTimeout(timer);
  }, [isSo, forMs]);
  return isSo && isLasting;
}
