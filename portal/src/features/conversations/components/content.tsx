import { Fragment } from 'react';
import type { SentContentFragment, SentInlineFragment } from '../../../gql/graphql.js';
import { SentCards } from '../../../ui/sent-cards.js';
import { SentFile } from '../../../ui/sent-file.js';
import { SentMedia, SentPage, SentPlace } from '../../../ui/sent-media.js';

/** The content of a message, from the typed tree; text is never treated as markup. */
export function Content({ content }: { content: readonly SentContentFragment[] }) {
  return (
    <div className="flex flex-col gap-2 wrap-anywhere">
      {content.map((node, index) => (
        // Nodes have no id, so the index is the key.
        <Block key={String(index)} node={node} />
      ))}
    </div>
  );
}

function Block({ node }: { node: SentContentFragment }) {
  switch (node.__typename) {
    case 'ParagraphNode':
      return (
        <p>
          <Inline nodes={node.children} />
        </p>
      );
    case 'ListNode': {
      const Tag = node.isOrdered ? 'ol' : 'ul';
      return (
        <Tag
          className={node.isOrdered ? 'list-decimal pl-5' : 'list-disc pl-5'}
          start={node.isOrdered ? node.start : undefined}
        >
          {node.items.map((item, index) => (
            <li key={String(index)}>
              <Inline nodes={item.children} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'ImageNode':
      return <img src={node.url} alt={node.alt} loading="lazy" className="max-h-56 max-w-full rounded-control" />;
    case 'CardsNode':
      return <SentCards cards={node.cards} />;
    case 'MediaNode':
      return <SentMedia {...node} />;
    case 'FileNode':
      return <SentFile {...node} />;
    case 'EmbedNode':
      return <SentPage {...node} />;
    case 'LocationNode':
      return <SentPlace {...node} />;
  }
}

function Inline({ nodes }: { nodes: readonly SentInlineFragment[] }) {
  return nodes.map((node, index) => <Fragment key={String(index)}>{run(node)}</Fragment>);
}

const safeLink = /^(?:https?:|mailto:|tel:)/iu;

function run(node: SentInlineFragment) {
  if (node.isBreak) return <br />;
  if (node.url !== null && safeLink.test(node.url)) {
    return (
      <a href={node.url} target="_blank" rel="noopener noreferrer" className="underline underline-offset-2">
        {node.text}
      </a>
    );
  }
  if (node.isCode) return <code>{node.text}</code>;
  const text = node.isItalic ? <em>{node.text}</em> : node.text;
  return node.isBold ? <strong>{text}</strong> : text;
}
