/** A block of light Markdown; its inline content is not parsed yet. */
export type MarkdownPart =
  | { kind: 'paragraph'; text: string; isBold: boolean }
  | { kind: 'code'; text: string }
  /** `start`: number of the first item. */
  | { kind: 'list'; isOrdered: boolean; start: number; items: string[] };

const heading = /^#{1,6}(?=[ \t]|$)/;
const closingMarks = /[ \t]#+[ \t]*$/;
const fence = /^(`{3,}|~{3,})[^`]*$/;
const bullet = /^[-+*](?=[ \t]|$)/;
const number = /^(\d{1,9})[.)](?=[ \t]|$)/;
const rule = /^(?:\*[ \t]*){3,}$|^(?:-[ \t]*){3,}$|^(?:_[ \t]*){3,}$/;
const underline = /^(?:=+|-+)[ \t]*$/;
/** Maximum number of list markers in one line; the rest of the line is text. */
const mostMarkersInLine = 9;

/** Splits a text into blocks. Quotes become their content, nested lists become items of the outer list. Linear. */
export function partsOfMarkdown(source: string): MarkdownPart[] {
  const reader = new LineReader();
  for (const line of source.split(/\r\n|\r|\n/)) reader.read(line);
  reader.close();
  return reader.parts;
}

interface OpenList {
  isOrdered: boolean;
  start: number;
  sign: string;
  /** A line that starts at or after this column belongs to the item. */
  column: number;
  items: string[][];
}

class LineReader {
  readonly parts: MarkdownPart[] = [];
  private lines: string[] = [];
  private list: OpenList | null = null;
  private code: { fence: string | null; lines: string[] } | null = null;
  private isQuoted = false;
  /** The line continues a quote without the `>` sign. */
  private isLazy = false;
  private isAfterBlank = false;

  read(raw: string): void {
    const line = this.unquoted(raw);
    const content = line.trimStart();
    const indent = columnOf(line, line.length - content.length);
    if (this.isCode(line, { content, indent })) return;
    if (content === '') return this.blank();
    if (!this.marked(content, indent)) this.plain(content, indent);
    this.isAfterBlank = false;
  }

  close(): void {
    this.endCode();
    this.endList();
    this.endParagraph(false);
  }

  /** A quote starts a new block; its last paragraph may continue in a line without the `>` sign. */
  private unquoted(raw: string): string {
    if (this.code?.fence && !this.isQuoted) return raw;
    let line = raw;
    let isQuoted = false;
    for (let depth = 0; depth < mostMarkersInLine; depth += 1) {
      const from = line.search(/[^ ]/);
      if (from < 0 || from > 3 || line[from] !== '>') break;
      line = line.slice(line[from + 1] === ' ' ? from + 2 : from + 1);
      isQuoted = true;
    }
    if (isQuoted && !this.isQuoted && !this.isLazy) this.close();
    this.isLazy = !isQuoted && (this.isQuoted || this.isLazy);
    this.isQuoted = isQuoted;
    return line;
  }

  private isCode(line: string, { content, indent }: { content: string; indent: number }): boolean {
    if (this.code?.fence) {
      const end = fence.exec(content.trimEnd());
      if (end?.[1]?.startsWith(this.code.fence) && end[0] === end[1]) this.endCode();
      else this.code.lines.push(line);
      return true;
    }
    if (this.code !== null) {
      if (content === '' || indent >= 4) {
        this.code.lines.push(line.replace(/^(?: {1,4}|\t)/, ''));
        return true;
      }
      this.endCode();
    }
    const begin = this.list === null && indent < 4 ? fence.exec(content) : null;
    if (begin) {
      this.close();
      this.code = { fence: begin[1] ?? '```', lines: [] };
      return true;
    }
    if (indent < 4 || content === '' || this.list !== null || this.lines.length > 0) return false;
    this.code = { fence: null, lines: [line.replace(/^(?: {1,4}|\t)/, '')] };
    return true;
  }

  /** Headings, rules and list items; false for a line of plain text. */
  private marked(content: string, indent: number): boolean {
    const isNested = this.list !== null && indent >= this.list.column;
    if (indent >= 4 && !isNested) return false;
    if (this.lines.length > 0 && this.list === null && !this.isLazy && underline.test(content)) {
      this.endParagraph(true);
      return true;
    }
    if (rule.test(content)) {
      this.close();
      return true;
    }
    const mark = heading.exec(content)?.[0];
    if (mark !== undefined && !isNested) {
      this.close();
      this.lines.push(content.slice(mark.length).replace(closingMarks, '').trim());
      this.endParagraph(true);
      return true;
    }
    return this.item(content, { indent, isNested });
  }

  private item(content: string, { indent, isNested }: { indent: number; isNested: boolean }): boolean {
    const marker = markerOf(content);
    if (marker === null) return false;
    const { isOrdered, sign, rest, width } = marker;
    // Inside a paragraph, only a bullet or the number 1 followed by text starts a list.
    const isAmid = this.list === null && this.lines.length > 0 && !this.isLazy;
    if (isAmid && (rest === '' || (isOrdered && marker.value !== 1))) return false;
    if (!isNested) {
      if (this.list !== null && this.list.sign !== sign) this.endList();
      if (this.list === null) {
        this.endParagraph(false);
        this.list = { isOrdered, start: marker.value, sign, column: 0, items: [] };
      }
      this.list.column = indent + width;
    }
    this.addItem(rest);
    return true;
  }

  /** Adds an item; further markers in the same line start further items. */
  private addItem(text: string): void {
    let rest = text;
    for (let depth = 1; depth < mostMarkersInLine; depth += 1) {
      const inner = rule.test(rest) ? null : markerOf(rest);
      if (inner === null) break;
      this.list?.items.push([]);
      rest = inner.rest;
    }
    this.list?.items.push(rest === '' ? [] : [rest.replace(heading, '').trim()]);
  }

  private plain(content: string, indent: number): void {
    if (this.list !== null && (!this.isAfterBlank || indent >= Math.min(this.list.column, 4))) {
      this.list.items.at(-1)?.push(content.trimEnd());
      return;
    }
    this.endList();
    this.lines.push(content.trimEnd());
  }

  private blank(): void {
    this.isLazy = false;
    this.isAfterBlank = true;
    this.endParagraph(false);
  }

  private endParagraph(isBold: boolean): void {
    if (this.lines.length > 0) this.parts.push({ kind: 'paragraph', text: joined(this.lines), isBold });
    this.lines = [];
  }

  private endList(): void {
    if (this.list !== null) {
      const { isOrdered, start, items } = this.list;
      this.parts.push({ kind: 'list', isOrdered, start, items: items.map(joined) });
    }
    this.list = null;
  }

  private endCode(): void {
    if (this.code !== null) this.parts.push({ kind: 'code', text: this.code.lines.join('\n').trimEnd() });
    this.code = null;
  }
}

interface Marker {
  isOrdered: boolean;
  sign: string;
  /** Number of an ordered item. */
  value: number;
  rest: string;
  /** Columns from the marker to the text. */
  width: number;
}

function markerOf(content: string): Marker | null {
  const ordered = number.exec(content);
  const mark = ordered?.[0] ?? bullet.exec(content)?.[0];
  if (mark === undefined) return null;
  const after = content.slice(mark.length);
  const rest = after.trimStart();
  const gap = after.length - rest.length;
  const width = mark.length + (rest === '' || gap > 4 ? 1 : gap);
  return { isOrdered: ordered !== null, sign: mark.at(-1) ?? '', value: Number(ordered?.[1] ?? 0), rest, width };
}

function columnOf(line: string, to: number): number {
  let column = 0;
  for (let at = 0; at < to; at += 1) column += line[at] === '\t' ? 4 - (column % 4) : 1;
  return column;
}

/** Joins the lines of a paragraph; a backslash at the end of a line (a hard line break) is removed. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line, at) => (at < lines.length - 1 && /(?<!\\)\\$/.test(line) ? line.slice(0, -1) : line))
    .join('\n');
}
