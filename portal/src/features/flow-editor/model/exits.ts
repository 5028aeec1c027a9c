import {
  isQuestionKind,
  type Block,
  type BlockKind,
  type Flow,
  type FlowText,
  type Locale,
} from '@tertulia/flow-engine';
import { edgeFrom } from './document.js';

/** The meaning of an exit. The canvas has a text for each; an item and a row have their own text. */
export type ExitRole =
  | 'item'
  | 'row'
  | 'else'
  | 'open'
  | 'closed'
  | 'unknown'
  | 'failed'
  | 'notDone'
  | 'timeout'
  | 'received'
  | 'next';

/**
 * An exit of a block. `port` is null for continuing with the next block, and for an item of a multiple choice, which
 * has no exit of its own.
 */
export interface Exit {
  port: string | null;
  role: ExitRole;
  /** The item's label or the row's number; empty if the role is enough. */
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
  switch (block.kind) {
    case 'choiceInput':
      return block.options.items.map((item) => ({
        port: block.options.isMultiple ? null : item.id,
        role: 'item',
        label: textIn(item.label, locale),
        detail: textIn(item.detail, locale),
      }));
    case 'condition':
      return [
        ...block.options.rows.map((row, index): Exit => ({
          port: row.id,
          role: 'row',
          label: String(index + 1),
          detail: '',
        })),
        exit('else'),
      ];
    case 'businessHours':
      return [exit('open'), exit('closed')];
    case 'aiResponse':
      return [exit('unknown')];
    case 'handOff':
      return [exit('closed')];
    case 'httpRequest':
    case 'connector':
    case 'sendEmail':
      return block.options.isBackground ? [] : [{ ...exit('failed'), role: 'notDone' }, exit('timeout')];
    case 'awaitWebhook':
      return block.options.isBackground ? [] : [exit('received'), exit('timeout')];
    case 'text':
    case 'image':
    case 'textInput':
    case 'numberInput':
    case 'emailInput':
    case 'phoneInput':
    case 'dateInput':
    case 'rating':
    case 'setVariable':
    case 'jump':
    case 'goal':
    case 'end':
      return [];
  }
}

/** Every named exit of a block: the rows and, for a question, the exit after too many invalid replies. */
export function namedExits(block: Block, locale: Locale): Exit[] {
  const rows = rowExits(block, locale).filter((each) => each.port !== null);
  return isQuestionKind(block.kind) ? [...rows, exit('failed')] : rows;
}

/** True if control can continue with the next block: not for blocks that always branch, jump or end. */
export function fallsThrough(kind: BlockKind): boolean {
  return kind !== 'condition' && kind !== 'businessHours' && kind !== 'jump' && kind !== 'end';
}

/** True if the plain exit needs a handle: at the end of a group, or wherever it is already connected. */
export function showsNextExit(flow: Flow, block: Block, isLast: boolean): boolean {
  if (edgeFrom(flow, { kind: 'block', id: block.id }) !== null) return true;
  return isLast && fallsThrough(block.kind);
}

function exit(role: 'else' | 'open' | 'closed' | 'unknown' | 'failed' | 'timeout' | 'received'): Exit {
  return { port: role, role, label: '', detail: '' };
}
