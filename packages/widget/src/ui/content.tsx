import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ContentNode, InlineNode } from '../conversation/model.js';
import { safeImage, safeLink } from '../theme/links.js';
import { useChat } from './chat-scope.js';

/** A message's tree as elements. Whatever is not one of its node kinds is not drawn; text stays text. */
export function Content({ nodes }: { readonly nodes: readonly ContentNode[] }): VNode {
  return (
    <>
      {nodes.map((node, index) => (
        <Block key={index} node={node} />
      ))}
    </>
  );
}

function Block({ node }: { readonly node: ContentNode }): VNode {
  switch (node.__typename) {
    case 'ParagraphNode':
      return (
        <p>
          <Runs runs={node.children} />
        </p>
      );
    case 'ListNode': {
      const items = node.items.map((item, index) => (
        <li key={index}>
          <Runs runs={item.children} />
        </li>
      ));
      return node.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'ImageNode':
      return <Picture url={node.url} alt={node.alt} />;
  }
}

function Runs({ runs }: { readonly runs: readonly InlineNode[] }): VNode {
  return (
    <>
      {runs.map((run, index) => (
        <Run key={index} run={run} />
      ))}
    </>
  );
}

function Run({ run }: { readonly run: InlineNode }): VNode {
  if (run.isBreak) return <br />;
  let drawn: VNode = <>{run.text}</>;
  if (run.isCode) drawn = <code>{drawn}</code>;
  if (run.isItalic) drawn = <em>{drawn}</em>;
  if (run.isBold) drawn = <strong>{drawn}</strong>;
  const href = run.url === null ? null : safeLink(run.url);
  if (href === null) return drawn;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {drawn}
    </a>
  );
}

function Picture({ url, alt }: { readonly url: string; readonly alt: string }): VNode {
  const { settings, texts } = useChat();
  const [isBroken, setBroken] = useState(false);
  const source = safeImage(url, settings.origin);
  if (source === null || isBroken) return <p>{alt === '' ? texts.image : alt}</p>;
  return <img class="picture" src={source} alt={alt} loading="lazy" onError={() => setBroken(true)} />;
}
