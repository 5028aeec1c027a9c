import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newestFrame } from '../conversation/messages.js';
import type { EmbedNode } from '../conversation/embed-node.js';
import { isSending } from '../conversation/questions.js';
import type { FramesModule } from '../frames-module.js';
import { useChat } from './chat-scope.js';
import { Line } from './rich.js';

/** Room for the link below the frame, in CSS pixels. */
const linkHeight = 30;

/** A page, shown by a module that is loaded for the first of them; its place is kept meanwhile. Without the module it is a link. */
export function Framed({ node }: { readonly node: EmbedNode }): VNode {
  const { settings, state, client } = useChat();
  const { locale } = state;
  const place = useRef<HTMLDivElement>(null);
  const [isMissing, setMissing] = useState(false);
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    let isWanted = true;
    const post = (event: string, value: string): boolean => {
      const now = latest.current;
      const isAwaited = now.awaiting?.blockId === node.blockId && now.conversationState === 'BOT' && !isSending(now);
      if (event !== node.event || !isAwaited || newestFrame(now, node.blockId) !== node) return false;
      client.post({ fieldId: event, value }, `${node.title}: ${value}`);
      return true;
    };
    const draw = async (): Promise<void> => {
      const module = (await import(`${settings.origin}/widget/frames.js`)) as FramesModule;
      if (isWanted) place.current?.replaceChildren(module.drawFrame(node, { locale, post }));
    };
    draw().catch(() => isWanted && setMissing(true));
    return () => {
      isWanted = false;
    };
    // Not drawn again in another language: the page would start over.
  }, [node]);
  if (isMissing) return <Line title={node.title} url={node.url} />;
  return <div ref={place} class="framed" style={{ minHeight: `${node.height + linkHeight}px` }} />;
}
