import { Liquid, Output, type Template } from 'liquidjs';
import type { BusinessProfile, ContentNode, InlineNode, Locale, VariableValue } from '../model.js';
import { dataText, displayValue, numberOf } from '../engine/values.js';
import { filters, type FilterSettings } from './filters.js';
import { filledAddress, withFilledAddresses } from './link-address.js';
import { isAllowedUrl, parseMarkdown } from './markdown.js';
import { textNodes } from './markdown-inline.js';

/** The values that a template can read. */
export interface TemplateScope {
  readonly locale: Locale;
  readonly profile: BusinessProfile;
  /** Value at a path such as `['business', 'name']`; undefined for an unknown path. */
  read(path: readonly string[]): VariableValue | undefined;
  /** The value at a path in the form in which it is shown, by its declared type. */
  show(path: readonly string[]): string;
  /** Counts work before it is done. @throws OverBudget */
  spend(units: number): void;
}

export type Piece = { kind: 'path'; path: readonly string[] } | { kind: 'expression'; source: string };

/** A text split into literal pieces and outputs. */
export interface CompiledText {
  source: string;
  pieces: (string | Piece)[];
  /** The Markdown tree with placeholders for the outputs; built on first use as a message. */
  content: ContentNode[] | null;
}

const outputs = /\{\{([^{}]*)\}\}/g;
const simplePath = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u;
const mark = /\uE000(\d+)\uE001/g;
const markCharacters = /[\uE000\uE001]/g;

const engines: Record<Locale, Liquid> = { es: makeEngine('es'), en: makeEngine('en') };
const parsed: Record<Locale, Map<string, Template[] | null>> = { es: new Map(), en: new Map() };
const parsedLimit = 2_000;
/** Maximum length of an expression in braces, and maximum number of its filters. */
const longestExpression = 400;
const mostFilters = 8;
/** Units of work of an expression, without its filters. */
const expressionCost = 2_500;
/** Units of work per character of a value that is sent to another system. */
const escapingCost = 4;
/** Units of work per character of a message, for parsing its Markdown and building its nodes. */
const readingCost = 8;

/** Splits a text at its `{{ outputs }}`; never throws. Tags such as `{% if %}` stay text. */
export function compileText(source: string): CompiledText {
  const pieces: (string | Piece)[] = [];
  const clean = source.replace(markCharacters, '');
  let from = 0;
  if (clean.includes('{{')) {
    for (const match of clean.matchAll(outputs)) {
      if (match.index > from) pieces.push(clean.slice(from, match.index));
      pieces.push(outputOf((match[1] ?? '').replace(/^-|-$/g, '').trim()));
      from = match.index + match[0].length;
    }
  }
  if (from < clean.length) pieces.push(clean.slice(from));
  return { source: clean, pieces, content: null };
}

/** The text with its values filled in. */
export function renderPlain(text: CompiledText, scope: TemplateScope): string {
  scope.spend(text.source.length);
  return text.pieces.map((piece) => (typeof piece === 'string' ? piece : renderOutput(piece, scope))).join('');
}

/** The path of a text that consists of a single output without filters, else null. */
export function singlePath(text: CompiledText): readonly string[] | null {
  const [only] = text.pieces;
  return text.pieces.length === 1 && only && typeof only !== 'string' && only.kind === 'path' ? only.path : null;
}

/** The text as a content tree. Values are inserted as plain text: Markdown in them is not parsed. */
export function renderContent(text: CompiledText, scope: TemplateScope): ContentNode[] {
  scope.spend(readingCost * text.source.length);
  text.content ??= parseMarkdown(markedSource(text), (url) => url.includes('\uE000') || isAllowedUrl(url));
  const values = text.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [renderOutput(piece, scope)]));
  if (values.length === 0) return text.content;
  return text.content.map((node) => fillNode(node, values)).filter((node) => !isBlank(node));
}

/** The paths that a text reads, and its syntax fault if any; for validation. */
export function inspectTemplate(text: string): { paths: string[][]; fault: 'SYNTAX' | 'TAG' | null } {
  const compiled = compileText(text);
  const paths: string[][] = [];
  let fault: 'SYNTAX' | 'TAG' | null = null;
  for (const piece of compiled.pieces) {
    if (typeof piece === 'string') {
      if (/\{\{|\}\}/.test(piece)) fault = 'SYNTAX';
      else if (/\{%/.test(piece)) fault ??= 'TAG';
    } else if (piece.kind === 'path') paths.push([...piece.path]);
    else {
      const template = parseExpression(piece.source, 'es');
      if (!template) fault = 'SYNTAX';
      else paths.push(...pathsOf(template));
    }
  }
  return { paths, fault };
}

function outputOf(source: string): Piece {
  return simplePath.test(source) ? { kind: 'path', path: source.split('.') } : { kind: 'expression', source };
}

function pathsOf(template: Template[]): string[][] {
  return engines.es.globalVariableSegmentsSync(template).map((segments) => segments.map((segment) => String(segment)));
}

/** An output as data for a machine: dates stay `YYYY-MM-DD`, booleans `true` and `false`, and the parts of a list are joined by commas. */
export function renderData(output: Piece, scope: TemplateScope): string {
  const text = output.kind === 'path' ? dataText(scope.read(output.path)) : renderExpression(output.source, scope);
  // Counted several times, because each character is escaped, checked and joined.
  scope.spend(escapingCost * text.length);
  return text;
}

function renderOutput(output: Piece, scope: TemplateScope): string {
  const text = output.kind === 'path' ? scope.show(output.path) : renderExpression(output.source, scope);
  scope.spend(text.length);
  return text;
}

function renderExpression(source: string, scope: TemplateScope): string {
  scope.spend(expressionCost);
  const template = parseExpression(source, scope.locale);
  if (!template) return '';
  const values = valuesFor(template, scope);
  const settings: FilterSettings = {
    profile: scope.profile,
    locale: scope.locale,
    spend: (units) => scope.spend(units),
  };
  try {
    return String(engines[scope.locale].renderSync(template, values, { globals: { settings } }));
  } catch {
    // A filter that fails gives an empty text and does not stop the conversation. An exceeded budget is thrown again here.
    scope.spend(0);
    return '';
  }
}

function valuesFor(template: Template[], scope: TemplateScope): Record<string, unknown> {
  const values: Record<string, Record<string, unknown> | VariableValue> = {};
  for (const [root = '', next] of pathsOf(template)) {
    const isDerived = root === 'business' || root === 'conversation';
    if (!isDerived) values[root] = scope.read([root]) ?? null;
    else if (next !== undefined) values[root] = { ...asRecord(values[root]), [next]: scope.read([root, next]) ?? null };
  }
  return values;
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function parseExpression(source: string, locale: Locale): Template[] | null {
  const cache = parsed[locale];
  const found = cache.get(source);
  if (found !== undefined) return found;
  if (cache.size >= parsedLimit) cache.clear();
  let template: Template[] | null = null;
  try {
    template = isAllowedExpression(source) ? withoutTooManyFilters(engines[locale].parse(`{{ ${source} }}`)) : null;
  } catch {
    template = null;
  }
  cache.set(source, template);
  return template;
}

/** Refuses ranges such as `(1..9)`, which create large lists: `..` is allowed only inside quotes. */
function isAllowedExpression(source: string): boolean {
  if (source === '' || source.length > longestExpression) return false;
  return !source.replaceAll(/"[^"]*"|'[^']*'/g, '').includes('..');
}

/** The template, or null when it has too many filters. The last filter is added by the engine and converts values to text. */
function withoutTooManyFilters(template: Template[]): Template[] | null {
  const isAllowed = template.every((part) => !(part instanceof Output) || part.value.filters.length <= mostFilters + 1);
  return isAllowed ? template : null;
}

function makeEngine(locale: Locale): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    parseLimit: 10_000,
    memoryLimit: 1_000_000,
    outputEscape: (value: unknown) => displayValue(toVariableValue(value), locale),
  });
  for (const name of Object.keys(engine.filters)) Reflect.deleteProperty(engine.filters, name);
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  return engine;
}

function toVariableValue(value: unknown): VariableValue | undefined {
  if (typeof value === 'object' || typeof value === 'string' || typeof value === 'boolean')
    return value as VariableValue;
  return typeof value === 'number' ? numberOf(value) : undefined;
}

function markedSource(text: CompiledText): string {
  let at = 0;
  return text.pieces.map((piece) => (typeof piece === 'string' ? piece : `\uE000${at++}\uE001`)).join('');
}

function fill(text: string, values: readonly string[]): string {
  return text.replace(mark, (_, at: string) => values[Number(at)] ?? '');
}

function fillNode(node: ContentNode, values: readonly string[]): ContentNode {
  switch (node.kind) {
    case 'paragraph':
      return { kind: 'paragraph', children: node.children.flatMap((child) => fillInline(child, values)) };
    case 'list':
      return { ...node, items: node.items.map((item) => item.flatMap((child) => fillInline(child, values))) };
    case 'image':
    case 'cards':
    case 'media':
    case 'embed':
    case 'location':
    case 'file':
      return node;
  }
}

function fillInline(node: InlineNode, values: readonly string[]): InlineNode[] {
  switch (node.kind) {
    case 'break':
      return [node];
    case 'text': {
      const { kind: _kind, text, ...marks } = node;
      return textNodes(fill(withFilledAddresses(text, values), values), marks);
    }
    case 'link': {
      const url = filledAddress(node.url, values);
      const text = fill(node.text, values);
      return isAllowedUrl(url) ? [{ kind: 'link', url, text: text || url }] : textNodes(text, {});
    }
  }
}

function isBlank(node: ContentNode): boolean {
  return node.kind === 'paragraph' && node.children.every((child) => child.kind === 'text' && child.text.trim() === '');
}
