import type { InlineNode } from '../model.js';
import { tokensOf, type Token } from './markdown-tokens.js';

/** Formatting of a text. */
export type Marks = { isBold?: boolean; isItalic?: boolean; isCode?: boolean };

/** The inline nodes of a paragraph. Linear: every token is visited a fixed number of times. */
export function inlineNodes(text: string, marks: Marks, isUrlKept: (url: string) => boolean): InlineNode[] {
  const tokens = tokensOf(text);
  if (tokens.length === 1 && tokens[0]?.kind === 'text') return textNodes(tokens[0].text, marks);
  return new Pairing(tokens, isUrlKept).nodes(marks);
}

/** The lines of a text as text nodes with line breaks between them. */
export function textNodes(value: string, marks: Marks): InlineNode[] {
  const nodes: InlineNode[] = [];
  for (const [at, line] of value.split('\n').entries()) {
    if (at > 0) nodes.push({ kind: 'break' });
    if (line !== '') nodes.push({ kind: 'text', text: line, ...marks });
  }
  return nodes;
}

interface Span {
  end: number;
  isImage: boolean;
  url: string;
}

type Run = Extract<Token, { kind: 'run' }>;

class Pairing {
  /** Links and images by their opening token. */
  private readonly spans = new Map<number, Span>();
  private readonly closed = new Set<number>();
  private readonly bold: Int32Array;
  private readonly italic: Int32Array;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly isUrlKept: (url: string) => boolean,
  ) {
    this.bold = new Int32Array(tokens.length + 1);
    this.italic = new Int32Array(tokens.length + 1);
    this.pairBrackets();
  }

  nodes(marks: Marks): InlineNode[] {
    const nodes: InlineNode[] = [];
    const depth = { bold: 0, italic: 0 };
    let hiddenTo = -1;
    for (let at = 0; at < this.tokens.length; at += 1) {
      depth.bold += this.bold[at] ?? 0;
      depth.italic += this.italic[at] ?? 0;
      if (at <= hiddenTo) continue;
      const looks = looksOf(marks, depth);
      const span = this.spans.get(at);
      if (span === undefined) nodes.push(...this.nodesOf(at, looks));
      else if (span.isImage || this.isUrlKept(span.url)) {
        nodes.push(...this.spanNodes(at, span, looks));
        hiddenTo = span.end;
      }
    }
    return joinedNodes(nodes);
  }

  private spanNodes(at: number, span: Span, looks: Marks): InlineNode[] {
    let text = '';
    for (let inner = at + 1; inner < span.end; inner += 1) text += this.textOf(inner);
    if (span.isImage) return textNodes(text, looks);
    return [{ kind: 'link', url: span.url, text: text.replaceAll('\n', ' ') || span.url }];
  }

  private nodesOf(at: number, looks: Marks): InlineNode[] {
    const token = this.tokens[at];
    if (token?.kind === 'code') return [{ kind: 'text', text: token.text, ...looks, isCode: true }];
    if (token?.kind === 'link') {
      const text = token.url.replace(/^mailto:/, '');
      return this.isUrlKept(token.url) ? [{ kind: 'link', url: token.url, text }] : textNodes(text, looks);
    }
    return textNodes(this.textOf(at), looks);
  }

  private textOf(at: number): string {
    const token = this.tokens[at];
    switch (token?.kind) {
      case undefined:
        return '';
      case 'text':
      case 'code':
        return token.text;
      case 'link':
        return token.url;
      case 'run':
        return token.sign.repeat(token.left);
      case 'open':
        return this.spans.has(at) ? '' : token.isImage ? '![' : '[';
      case 'close':
        return this.closed.has(at) ? '' : token.source;
    }
  }

  /** Links cannot be nested: when a link closes, earlier opening brackets become text. */
  private pairBrackets(): void {
    const open: number[] = [];
    let inertBelow = 0;
    for (let at = 0; at < this.tokens.length; at += 1) {
      const token = this.tokens[at];
      if (token?.kind === 'open') open.push(at);
      if (token?.kind !== 'close') continue;
      const opener = open.pop();
      const isInert = open.length < inertBelow && !this.isImage(opener);
      inertBelow = Math.min(inertBelow, open.length);
      if (opener === undefined || token.url === null || isInert) continue;
      this.pairRuns(opener + 1, at);
      this.spans.set(opener, { end: at, isImage: this.isImage(opener), url: token.url });
      this.closed.add(at);
      if (!this.isImage(opener)) inertBelow = open.length;
    }
    this.pairRuns(0, this.tokens.length);
  }

  private isImage(at: number | undefined): boolean {
    const token = this.tokens[at ?? -1];
    return token?.kind === 'open' && token.isImage;
  }

  /**
   * Pairs emphasis between two tokens, skipping links and images, which were paired before. When a closer finds no opener, later
   * closers of the same kind do not search below that position again; this keeps the search linear.
   */
  private pairRuns(from: number, to: number): void {
    const stack: number[] = [];
    const floors = new Map<string, number>();
    for (let at = from; at < to; at += 1) {
      at = this.spans.get(at)?.end ?? at;
      const closer = this.tokens[at];
      if (closer?.kind !== 'run') continue;
      while (closer.canClose && closer.left > 0) {
        const key = `${closer.sign}${closer.canOpen}${closer.left % 3}`;
        const found = this.openerOf(closer, { stack, floor: floors.get(key) ?? 0 });
        if (found < 0) {
          floors.set(key, stack.length);
          break;
        }
        stack.length = found + 1;
        if (this.emphasise(stack[found] ?? 0, at) === 0) stack.pop();
      }
      if (closer.canOpen && closer.left > 0) stack.push(at);
    }
  }

  private openerOf(closer: Run, { stack, floor }: { stack: readonly number[]; floor: number }): number {
    for (let at = stack.length - 1; at >= floor; at -= 1) {
      const opener = this.tokens[stack[at] ?? 0] as Run;
      const isOdd = (opener.canClose || closer.canOpen) && (opener.left + closer.left) % 3 === 0;
      const isExcluded = isOdd && (opener.left % 3 !== 0 || closer.left % 3 !== 0);
      if (opener.sign === closer.sign && !isExcluded) return at;
    }
    return -1;
  }

  /** Returns how much of the opener is left. */
  private emphasise(openAt: number, closeAt: number): number {
    const opener = this.tokens[openAt] as Run;
    const closer = this.tokens[closeAt] as Run;
    const isStrong = opener.left > 1 && closer.left > 1;
    const looks = isStrong ? this.bold : this.italic;
    opener.left -= isStrong ? 2 : 1;
    closer.left -= isStrong ? 2 : 1;
    looks[openAt + 1] = (looks[openAt + 1] ?? 0) + 1;
    looks[closeAt] = (looks[closeAt] ?? 0) - 1;
    return opener.left;
  }
}

function looksOf(marks: Marks, { bold, italic }: { bold: number; italic: number }): Marks {
  return { ...marks, ...(bold > 0 ? { isBold: true } : {}), ...(italic > 0 ? { isItalic: true } : {}) };
}

/** Joins neighbouring nodes with the same formatting. */
function joinedNodes(nodes: readonly InlineNode[]): InlineNode[] {
  const joined: InlineNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isAlike =
      node.kind === 'text' &&
      last?.kind === 'text' &&
      last.isBold === node.isBold &&
      last.isItalic === node.isItalic &&
      last.isCode === node.isCode;
    if (isAlike) joined[joined.length - 1] = { ...last, text: last.text + node.text };
    else joined.push(node);
  }
  return joined;
}
