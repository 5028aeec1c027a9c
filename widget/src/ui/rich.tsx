import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { visibleMessages } from '../conversation/messages.js';
import type { RichNode } from '../conversation/model.js';
import { isOnCards, openQuestion } from '../conversation/questions.js';
import type { RichModule } from '../embedding.js';
import { safeLink } from '../theme/links.js';
import { useChat } from './chat-scope.js';
import { isTouch } from './focus.js';

/** A video, a place, cards: drawn by a module that is loaded for the first of them. Until then, their titles, with links. */
export function Rich({ node }: { readonly node: RichNode }): VNode {
  const { settings, state, client } = useChat();
  const { locale } = state;
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const last = visibleMessages(state).at(-1);
  const question = openQuestion(state);
  const isAsked = question !== null && last?.content.includes(node) === true && isOnCards(question, last);
  const choose = (choiceId: string): void => {
    client.say({ choiceIds: [choiceId] });
    // The pressed button can be pressed no more, and would lose the focus.
    if (!isTouch()) (place.current?.getRootNode() as ParentNode | undefined)?.querySelector('textarea')?.focus();
  };
  useEffect(() => {
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const module = (await import(`${settings.origin}/widget/rich.js`)) as RichModule;
      if (!isWanted || place.current === null) return;
      place.current.replaceChildren(module.drawRich(node, { locale, origin: settings.origin, choose }));
      setDrawn(true);
    };
    // Without the module, the words say the same.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [node, locale]);
  useEffect(() => {
    for (const button of place.current?.querySelectorAll<HTMLButtonElement>('.choose') ?? [])
      button.disabled = !isAsked;
  }, [isAsked, isDrawn, locale]);
  return (
    <>
      <div ref={place} />
      {!isDrawn && wordsOf(node).map(({ title, url }, at) => <Line key={at} title={title} url={url} />)}
    </>
  );
}

interface LineProps {
  readonly title: string;
  readonly url: string | null;
}

function wordsOf(node: RichNode): LineProps[] {
  return node.__typename === 'CardsNode' ? node.cards.map(({ title }) => ({ title, url: null })) : [node];
}

/** A title with its link. */
export function Line({ title, url }: LineProps): VNode {
  const href = url === null ? null : safeLink(url);
  if (href === null) return <p>{title}</p>;
  return (
    <p>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {title || url}
      </a>
    </p>
  );
}
