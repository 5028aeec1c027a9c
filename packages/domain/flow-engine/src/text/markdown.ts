import type { CardsContent, ContentNode, InlineNode } from '../model.js';
import { LimitedCache } from './limited-cache.js';
import { inlineNodes } from './markdown-inline.js';
import { partsOfMarkdown } from './markdown-lines.js';

const allowedSchemes = /^(?:https?:\/\/|mailto:|tel:)/i;
const cache = new LimitedCache<ContentNode[]>(500);

/** True for link addresses that may be sent to a visitor: https, http, mailto, tel. */
export function isAllowedUrl(url: string): boolean {
  return allowedSchemes.test(url) && !/[\s\p{Cc}]/u.test(url);
}

/** Parses light Markdown into the safe tree; raw HTML becomes text. The result is cached: do not change it. */
export function contentFromMarkdown(markdown: string): ContentNode[] {
  return cache.getOrMake(markdown, parseMarkdown);
}

/** Like `contentFromMarkdown`, without a cache; `isUrlKept` decides which links stay links. Linear in the length of the text. */
export function parseMarkdown(markdown: string, isUrlKept: (url: string) => boolean = isAllowedUrl): ContentNode[] {
  return partsOfMarkdown(markdown).flatMap((part): ContentNode[] => {
    if (part.kind === 'code')
      return [{ kind: 'paragraph', children: [{ kind: 'text', text: part.text, isCode: true }] }];
    if (part.kind === 'paragraph') {
      const children = inlineNodes(part.text, part.isBold ? { isBold: true } : {}, isUrlKept);
      return children.length > 0 ? [{ kind: 'paragraph', children }] : [];
    }
    const { isOrdered, start, items } = part;
    const first = isOrdered && start !== 1 ? { start } : {};
    return [{ kind: 'list', isOrdered, ...first, items: items.map((item) => inlineNodes(item, {}, isUrlKept)) }];
  });
}

/** The plain text of a content tree, for channels without formatting. */
export function plainText(content: readonly ContentNode[]): string {
  return content
    .map((node) => {
      switch (node.kind) {
        case 'paragraph':
          return inlineText(node.children);
        case 'list':
          return node.items
            .map((item, at) => `${node.isOrdered ? `${at + (node.start ?? 1)}.` : '-'} ${inlineText(item)}`)
            .join('\n');
        case 'image':
          return node.alt;
        case 'cards':
          return node.cards.map(cardText).join('\n');
        case 'media':
          return [linkText(node.title, node.url), node.transcript ?? ''].filter((text) => text !== '').join('\n');
        case 'file':
          return node.name;
        case 'embed':
          return linkText(node.title, node.url);
        case 'location':
          return [node.title, node.address, node.url].filter((text) => text !== '').join('\n');
      }
    })
    .filter((text) => text !== '')
    .join('\n');
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'break':
          return '\n';
        case 'link':
          return linkText(node.text, node.url);
      }
    })
    .join('');
}

function cardText({ title, text, buttons }: CardsContent['cards'][number]): string {
  const links = buttons.flatMap(({ label, url }) => (url === undefined ? [] : [linkText(label, url)]));
  return [title, text, ...links].filter((line) => line !== '').join('\n');
}

function linkText(text: string, url: string): string {
  const address = url.replace(/^(?:mailto|tel):/i, '');
  if (text === '') return url;
  return text === url || text === address ? text : `${text} (${address})`;
}
