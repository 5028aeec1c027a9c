import type { RefObject, VNode } from 'preact';
import { useChat } from './chat-scope.js';
import { Composer } from './composer.js';

/** The message input, or its replacement when no message can be sent. */
export function Footer({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): VNode {
  const { state, texts } = useChat();
  return (
    <footer>
      {state.conversationState === 'ENDED' ? <Ended /> : <Open field={field} />}
      {state.bot?.hasBranding === true && <small class="brand">{texts.madeWith}</small>}
    </footer>
  );
}

function Open({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): VNode {
  const { state, texts } = useChat();
  if (state.bot?.isPaused !== true) return <Composer field={field} />;
  return (
    <div class="closed">
      <p>{state.bot.pauseMessage || texts.paused}</p>
    </div>
  );
}

function Ended(): VNode {
  const { client, texts } = useChat();
  return (
    <div class="closed">
      <button class="button main" type="button" onClick={() => void client.startOver()}>
        {texts.startOver}
      </button>
    </div>
  );
}
