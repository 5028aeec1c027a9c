import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RichNode } from '../conversation/model.js';
import type { RichModule } from '../embedding.js';
import { safeLink } from '../theme/links.js';
import { useChat } from './chat-scope.js';

/** A video, a place and the like, drawn by a module that is loaded for the first of them. Until then, its title as a link. */
export function Rich({ node }: { readonly node: RichNode }): VNode {
  const { settings, state } = useChat();
  const { locale } = state;
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const module = (await import(`${settings.origin}/widget/rich.js`)) as RichModule;
      if (!isWanted || place.current === null) return;
      place.current.replaceChildren(module.drawRich(node, { locale, origin: settings.origin }));
      setDrawn(true);
    };
    // Without the module, the link says the same.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [node, locale]);
  const href = safeLink(node.url);
  return (
    <>
      <div ref={place} />
      {!isDrawn && (
        <p>
          {href === null ? (
            node.title
          ) : (
            <a href={href} target="_blank" rel="noopener noreferrer nofollow">
              {node.title || node.url}
            </a>
          )}
        </p>
      )}
    </>
  );
}
