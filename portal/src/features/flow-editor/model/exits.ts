import {
  isQuestionKind,
  type Block,
  type BlockKind,
  type Flow,
  type FlowText,
  type Locale,
} from '@tertulia/flow-engine';
import { edgeFrom } from './document.js';

/** What an exit stands for; the canvas words it: an item and a row bring their own text. */
export type ExitRole = 'item' | 'row' | 'else' | 'open' | 'closed' | 'unknown' | 'failed' | 'next';

/** A place where an edge can leave a block. `port` is null for falling to the next block, and for an item of a multiple choice, which has no way of its own. */
export interface Exit {
  port: string | null;
  role: ExitRole;
  /** The item's label or the row's number; empty where the role says all. */
  label: string;
  detail: string;
}

/** The text in the wished language, or in the other one. */
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

/** Every named exit of a block: the rows and, for a question, the way out after too many wrong answers. */
export function namedExits(block: Block, locale: Locale): Exit[] {
  const rows = rowExits(block, locale).filter((each) => each.port !== null);
  return isQuestionKind(block.kind) ? [...rows, exit('failed')] : rows;
}

/** True where control can leave a block by falling: everything but blocks that always branch, jump or stop. */
export function fallsThrough(kind: BlockKind): boolean {
  return kind !== 'condition' && kind !== 'businessHours' && kind !== 'jump' && kind !== 'end';
}

/** True where the plain exit deserves a handle: at the end of a group, or wherever it is already wired. */
export function showsNextExit(flow: Flow, block: Block, isLast: boolean): boolean {
  if (edgeFrom(flow, { kind: 'block', id: block.id }) !== null) return true;
  return isLast && fallsThrough(block.kind);
}

function exit(role: 'else' | 'open' | 'closed' | 'unknown' | 'failed'): Exit {
  return { port: role, role, label: '', detail: '' };
}
