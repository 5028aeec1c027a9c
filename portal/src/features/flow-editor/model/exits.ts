import {
  isQuestionKind,
  itemsOf,
  portsOf,
  type Block,
  type BlockKind,
  type Flow,
  type FlowText,
  type Locale,
} from '@tertulia/flow-engine';
import { edgeFrom } from './document.js';

/** The meaning of an exit. The canvas has a text for each; an item has its own. */
export type ExitRole =
  | 'item'
  | 'else'
  | 'open'
  | 'closed'
  | 'unknown'
  | 'none'
  | 'missing'
  | 'failed'
  | 'notDone'
  | 'timeout'
  | 'received'
  | 'replied'
  | 'returned'
  | 'next';

/**
 * An exit of a block. `port` is null for continuing with the next block, and for an item of a multiple choice, which
 * has no exit of its own.
 */
export interface Exit {
  port: string | null;
  role: ExitRole;
  /** The item's label; empty if the role is enough. */
  label: string;
  detail: string;
}

/** The text in the wanted language, or in the other one if it is empty. */
export function textIn(text: FlowText, locale: Locale): string {
  const other = locale === 'es' ? 'en' : 'es';
  return text[locale] || text[other] || '';
}

/** The named exits drawn as rows under a block, in the order of the canvas. */
export function rowExits(block: Block, locale: Locale): Exit[] {
  const items = itemsOf(block).map(({ port, label, detail }): Exit => {
    return { port, role: 'item', label: textIn(label, locale), detail: textIn(detail, locale) };
  });
  const others = portsOf(block).filter((port) => !items.some((item) => item.port === port));
  const isQuestion = isQuestionKind(block.kind);
  return [...items, ...others.flatMap((port) => (isQuestion && port === 'failed' ? [] : exit(port)))];
}

/** Every named exit of a block: the rows and, for a question, the exit after too many invalid replies. */
export function namedExits(block: Block, locale: Locale): Exit[] {
  const rows = rowExits(block, locale).filter((each) => each.port !== null);
  return isQuestionKind(block.kind) ? [...rows, { port: 'failed', role: 'failed', label: '', detail: '' }] : rows;
}

const neverFalls: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'condition',
  'split',
  'classify',
  'businessHours',
  'jump',
  'return',
  'end',
]);

/** True if control can continue with the next block: not for blocks that always branch, jump or end. */
export function fallsThrough(kind: BlockKind): boolean {
  return !neverFalls.has(kind);
}

/** True if the plain exit needs a handle: at the end of a group, or wherever it is already connected. */
export function showsNextExit(flow: Flow, block: Block, isLast: boolean): boolean {
  if (edgeFrom(flow, { kind: 'block', id: block.id }) !== null) return true;
  return isLast && fallsThrough(block.kind);
}

const roles: readonly Exclude<ExitRole, 'item'>[] = [
  'else',
  'open',
  'closed',
  'unknown',
  'none',
  'missing',
  'failed',
  'timeout',
  'received',
  'replied',
  'returned',
];

/** An exit of the engine without words of its own. */
function exit(port: string): Exit[] {
  const role = roles.find((one) => one === port);
  return role === undefined ? [] : [{ port, role: role === 'failed' ? 'notDone' : role, label: '', detail: '' }];
}
