import { Fragment } from 'react';
import type { SentContentFragment, SentInlineFragment } from '../../../gql/graphql.js';
import { SentCards } from '../../../ui/sent-cards.js';
import { SentFile } from '../../../ui/sent-file.js';
import { SentMedia, SentPlace } from '../../../ui/sent-media.js';
import { ShownPage, type Posting } from './shown-page.js';

interface ContentProps {
  content: readonly SentContentFragment[];
  /** Answers with a choice of a card; undefined while no card of the message is asked for. */
  onChoose?: ((choiceId: string) => void) | undefined;
  /** Answers with the event of a page; undefined while none is waited for. */
  posting?: Posting | undefined;
}

/** The content of a message, from the typed tree; text is never treated as markup. */
export function Content({ content, onChoose, posting }: ContentProps) {
  return (
    <>
      {content.map((node, index) => (
        // Nodes have no id, so the index is the key.
        <ContentNode key={String(index)} node={node} onChoose={onChoose} posting={posting} />
      ))}
    </>
  );
}

function ContentNode({ node, onChoose, posting }: Omit<ContentProps, 'content'> & { node: SentContentFragment }) {
  switch (node.__typename) {
    case 'ParagraphNode':
      return (
        <p className="[overflow-wrap:anywhere]">
          <Inline nodes={node.children} />
        </p>
      );
    case 'ListNode': {
      const items = node.items.map((item, index) => (
        <li key={String(index)}>
          <Inline nodes={item.children} />
        </li>
      ));
      return node.isOrdered ? (
        <ol className="list-decimal pl-5" start={node.start}>
          {items}
        </ol>
      ) : (
        <ul className="list-disc pl-5">{items}</ul>
      );
    }
    case 'ImageNode':
      return <img src={node.url} alt={node.alt} loading="lazy" className="max-h-56 rounded-lg" />;
    case 'CardsNode':
      return <SentCards cards={node.cards} onChoose={onChoose} />;
    case 'MediaNode':
      return <SentMedia {...node} />;
    case 'FileNode':
      return <SentFile {...node} />;
    case 'EmbedNode':
      return <ShownPage {...node} onPost={node.blockId === posting?.blockId ? posting?.post : undefined} />;
    case 'LocationNode':
      return <SentPlace {...node} />;
  }
}

function Inline({ nodes }: { nodes: readonly SentInlineFragment[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Fragment key={String(index)}>{inlineNode(node)}</Fragment>
      ))}
    </>
  );
}

function inlineNode(node: SentInlineFragment) {
  if (node.isBreak) return <br />;
  if (node.url !== null && /^(?:https?:|mailto:|tel:)/iu.test(node.url)) {
    return (
      <a href={node.url} target="_blank" rel="noopener noreferrer" className="underline">
        {node.text}
      </a>
    );
  }
  if (node.isCode) return <code>{node.text}</code>;
  const text = node.isItalic ? <em>{node.text}</em> : node.text;
  return node.isBold ? <strong>{text}</strong> : text;
}
