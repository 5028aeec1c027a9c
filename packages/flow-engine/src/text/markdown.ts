import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ContentNode, InlineNode } from '../model.js';
import { LimitedCache } from './limited-cache.js';

type Root = ReturnType<typeof fromMarkdown>;
type MarkdownNode = Root['children'][number];
type Marks = { isBold?: boolean; isItalic?: boolean; isCode?: boolean };

const allowedSchemes = /^(?:https?:\/\/|mailto:|tel:)/i;
const cache = new LimitedCache<ContentNode[]>(500);

/** True for the link addresses that may reach a visitor: https, http, mailto, tel. */
export function isAllowedUrl(url: string): boolean {
  return allowedSchemes.test(url) && !/[\s\p{Cc}]/u.test(url);
}

/** Light Markdown as the safe tree; raw HTML becomes text. The result is shared and must not be changed. */
export function contentFromMarkdown(markdown: string): ContentNode[] {
  return cache.getOrMake(markdown, parseMarkdown);
}

/** The same without a cache and with `isUrlKept` deciding which links stay links. */
export function parseMarkdown(markdown: string, isUrlKept: (url: string) => boolean = isAllowedUrl): ContentNode[] {
  const walker = new MarkdownWalker(isUrlKept);
  for (const node of fromMarkdown(markdown).children) walker.block(node);
  return walker.content;
}

/** The text of a content tree as a person would read it in a channel without formatting. */
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

function linkText(text: string, url: string): string {
  const address = url.replace(/^(?:mailto|tel):/i, '');
  return text === url || text === address ? text : `${text} (${address})`;
}

class MarkdownWalker {
  readonly content: ContentNode[] = [];

  constructor(private readonly isUrlKept: (url: string) => boolean) {}

  block(node: MarkdownNode): void {
    if (node.type === 'list') this.list(node);
    else if (node.type === 'blockquote') for (const child of node.children) this.block(child);
    else this.paragraph(this.blockInlines(node));
  }

  private list(node: Extract<MarkdownNode, { type: 'list' }>): void {
    const isOrdered = node.ordered === true;
    const start = isOrdered && typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {};
    this.content.push({ kind: 'list', isOrdered, ...start, items: this.items(node) });
  }

  private blockInlines(node: MarkdownNode): InlineNode[] {
    if (node.type === 'paragraph') return this.inlines(node.children, {});
    if (node.type === 'heading') return this.inlines(node.children, { isBold: true });
    if (node.type === 'code') return [{ kind: 'text', text: node.value, isCode: true }];
    return node.type === 'html' ? textNodes(node.value, {}) : [];
  }

  private paragraph(children: InlineNode[]): void {
    if (children.length > 0) this.content.push({ kind: 'paragraph', children });
  }

  private items(list: Extract<MarkdownNode, { type: 'list' }>): InlineNode[][] {
    return list.children.flatMap((item) => {
      const own: InlineNode[] = [];
      const nested: InlineNode[][] = [];
      for (const child of item.children) {
        if (child.type === 'list') nested.push(...this.items(child));
        else if (child.type === 'paragraph') own.push(...this.inlines(child.children, {}));
        else if (child.type === 'html' || child.type === 'code') own.push(...textNodes(child.value, {}));
      }
      return [own, ...nested];
    });
  }

  private inlines(nodes: readonly MarkdownNode[], marks: Marks): InlineNode[] {
    return nodes.flatMap((node) => this.inline(node, marks));
  }

  private inline(node: MarkdownNode, marks: Marks): InlineNode[] {
    if (node.type === 'text' || node.type === 'html') return textNodes(node.value, marks);
    if (node.type === 'inlineCode') return [{ kind: 'text', text: node.value, ...marks, isCode: true }];
    if (node.type === 'strong') return this.inlines(node.children, { ...marks, isBold: true });
    if (node.type === 'emphasis') return this.inlines(node.children, { ...marks, isItalic: true });
    if (node.type === 'break') return [{ kind: 'break' }];
    if (node.type === 'image') return textNodes(node.alt ?? '', marks);
    if (node.type === 'link') return this.link(node, marks);
    return node.type === 'linkReference' ? this.inlines(node.children, marks) : [];
  }

  private link(node: Extract<MarkdownNode, { type: 'link' }>, marks: Marks): InlineNode[] {
    const children = this.inlines(node.children, marks);
    if (!this.isUrlKept(node.url)) return children;
    const text = children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
    return [{ kind: 'link', url: node.url, text: text || node.url }];
  }
}

/** Lines of a text as text nodes with breaks between them. */
export function textNodes(value: string, marks: Marks): InlineNode[] {
  const nodes: InlineNode[] = [];
  for (const [at, line] of value.split('\n').entries()) {
    if (at > 0) nodes.push({ kind: 'break' });
    if (line !== '') nodes.push({ kind: 'text', text: line, ...marks });
  }
  return nodes;
}
