import { isObject, listOf, read, textAt, type Json } from './json.js';
import type { Line } from './account.js';
import type { Names } from './names.js';

const outputs = /\{\{([^{}]+)\}\}/g;

/** The text with the variables under their names here; unknown ones are empty, as in Typebot. Everything else stays as it is. */
export function filled(text: string, names: Names, line: Line): string {
  return pieces(text, names, line)
    .map((piece) => (typeof piece === 'string' ? piece : piece.output))
    .join('');
}

/** The text as Markdown that shows exactly that text. */
export function shown(text: string, names: Names, line: Line): string {
  return atLineStarts(
    pieces(text, names, line)
      .map((piece) => (typeof piece === 'string' ? escaped(piece) : piece.output))
      .join(''),
  );
}

function pieces(text: string, names: Names, line: Line): (string | { output: string })[] {
  const found: (string | { output: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(outputs)) {
    if (match.index > from) found.push(withoutSigns(text.slice(from, match.index)));
    found.push({ output: outputOf(match[1] ?? '', names, line) });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(withoutSigns(text.slice(from)));
  return found;
}

/** What is left of an output without its end would be read as one here. */
function withoutSigns(text: string): string {
  return text.replaceAll('{{', '{ {').replaceAll('}}', '} }').replaceAll('{%', '{ %');
}

function outputOf(name: string, names: Names, line: Line): string {
  const known = names.ofText(name);
  if (known === null) {
    line.degrade(name.startsWith('=') ? 'SCRIPT_IN_TEXT' : 'UNKNOWN_VARIABLE');
    return '';
  }
  // Several choices are one text there, with commas.
  return names.typeOf(known) === 'LIST' ? `{{ ${known} | join: ", " }}` : `{{ ${known} }}`;
}

const address = /https?:\/\/[^\s<>]+/gi;

/** Signs of Markdown with a backslash before them; addresses stay links. */
function escaped(text: string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(address)) {
    result += escapedSigns(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + escapedSigns(text.slice(from));
}

function escapedSigns(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<]/g, String.raw`\$&`)
    .replaceAll(/&(?=#|amp;|lt;|gt;|quot;|apos;|nbsp;)/gi, String.raw`\&`);
}

/** At the beginning of a line more signs have a meaning: headings, quotes, lists, rules, code. */
function atLineStarts(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replace(/^\s+/, '')
        .replace(/^(?:[#>+=~-])/, String.raw`\$&`)
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`),
    )
    .join('\n');
}

interface Leaf {
  text: string;
  isBold: boolean;
  isItalic: boolean;
}

/** The rich text of a message as Markdown; empty where there is nothing to say. */
export function markdownOf(content: unknown, names: Names, line: Line): string {
  if (!isObject(content)) return typeof content === 'string' ? shown(content, names, line) : '';
  const rich = listOf(read(content, 'richText'));
  // Files of old versions, and those written by hand.
  const plain = textAt(content, 'plainText') || textAt(content, 'content') || withoutTags(textAt(content, 'html'));
  if (rich.length === 0) return shown(plain, names, line);
  return new RichText(names, line).of(rich);
}

function withoutTags(html: string): string {
  const lines = html.replaceAll(/<\/(?:div|p|li)>|<br\s*\/?>/gi, '\n').replaceAll(/<[^<>]*>/g, '');
  const signs: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&nbsp;': ' ',
  };
  return lines
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp);/g, (sign) => signs[sign] ?? sign)
    .replaceAll('&amp;', '&')
    .trim();
}

class RichText {
  constructor(
    private readonly names: Names,
    private readonly line: Line,
  ) {}

  of(nodes: readonly unknown[]): string {
    const lines = nodes.filter(isObject).map((node) => this.block(node, ''));
    const text = lines.join('\n').replaceAll(/^\n+|\n+$/g, '');
    return text.trim() === '' ? '' : text;
  }

  private block(node: Json, mark: string): string {
    const children = listOf(read(node, 'children')).filter(isObject);
    const type = textAt(node, 'type');
    if (type === 'ul' || type === 'ol')
      return children
        .map((child, at) => this.block(child, type === 'ul' ? '- ' : `${at + 1}. `))
        .filter((one) => one.trim() !== '')
        .join('\n');
    const isNested = children.some((child) => /^(?:p|ul|ol|li|lic|blockquote)$/.test(textAt(child, 'type')));
    if (isNested) return children.map((child, at) => this.block(child, at === 0 ? mark : '')).join('\n');
    const inline = children.map((child) => this.inline(child)).join('');
    return mark === '' ? atLineStarts(inline) : `${mark}${inline.replaceAll('\n', ' ').trimStart()}`;
  }

  private inline(node: Json): string {
    const children = listOf(read(node, 'children')).filter(isObject);
    if (textAt(node, 'type') === 'a') return this.link(node, children);
    if (children.length > 0) return children.map((child) => this.inline(child)).join('');
    return this.leaf({
      text: textAt(node, 'text'),
      isBold: read(node, 'bold') === true,
      isItalic: read(node, 'italic') === true,
    });
  }

  private leaf({ text, isBold, isItalic }: Leaf): string {
    const inner = pieces(text, this.names, this.line)
      .map((piece) => (typeof piece === 'string' ? escaped(piece) : piece.output))
      .join('');
    const sign = `${isBold ? '**' : ''}${isItalic ? '*' : ''}`;
    // Signs of emphasis stand beside a letter, and spaces outside of them.
    const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inner) ?? [];
    if (sign === '' || middle === '') return inner;
    return `${before}${sign}${middle}${[...sign].reverse().join('')}${after}`;
  }

  private link(node: Json, children: readonly Json[]): string {
    const url = filled(textAt(node, 'url').trim(), this.names, this.line);
    const label = children.map((child) => this.inline(child)).join('');
    const isSafe =
      /^(?:https?:\/\/|mailto:|tel:|\{\{)/i.test(url) && !/[\s()<>]/.test(url.replaceAll(/\{\{[^{}]*\}\}/g, ''));
    if (isSafe) return `[${label === '' ? escaped(url) : label}](${url})`;
    this.line.degrade('UNSAFE_LINK');
    return label;
  }
}
