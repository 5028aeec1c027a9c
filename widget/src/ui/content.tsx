import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ContentNode, InlineNode } from '../conversation/model.js';
import { safeImage, safeLink } from '../theme/links.js';
import { Framed } from './framed.js';
import { Rich } from './rich.js';

/** Renders a message's content tree. Unknown node kinds are skipped, and text is never parsed as markup. */
export function Content({ nodes, origin, imageWord }: ContentProps): VNode {
  return (
    <>
      {nodes.map((node, index) => (
        <Block key={index} node={node} origin={origin} imageWord={imageWord} />
      ))}
    </>
  );
}

interface ContentProps {
  readonly nodes: readonly ContentNode[];
  /** Base of relative image addresses. */
  readonly origin: string;
  /** Alternative text of an image without a description. */
  readonly imageWord: string;
}

type BlockProps = Omit<ContentProps, 'nodes'> & { readonly node: ContentNode };

function Block({ node, origin, imageWord }: BlockProps): VNode {
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
      return node.isOrdered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'ImageNode':
      return <Picture url={node.url} alt={node.alt || imageWord} origin={origin} />;
    case 'MediaNode':
    case 'LocationNode':
    case 'CardsNode':
      return <Rich node={node} />;
    case 'EmbedNode':
      return <Framed node={node} />;
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

interface PictureProps {
  readonly url: string;
  readonly alt: string;
  readonly origin: string;
}

function Picture({ url, alt, origin }: PictureProps): VNode {
  const [isBroken, setBroken] = useState(false);
  const source = safeImage(url, origin);
  if (source === null || isBroken) return <p>{alt}</p>;
  return <img class="picture" src={source} alt={alt} loading="lazy" onError={() => setBroken(true)} />;
}
