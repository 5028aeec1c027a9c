import type { BlockOptions, ValueOperation } from '@tertulia/flow-engine';
import { computedOf } from '../expressions.js';
import { isTrueAt, objectAt, textAt } from '../json.js';
import { made, type Context, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { placeholderOf } from './placeholder.js';

const operations: Readonly<Record<string, ValueOperation>> = {
  Empty: 'CLEAR',
  Now: 'NOW',
  Today: 'TODAY',
  Yesterday: 'YESTERDAY',
  Tomorrow: 'TOMORROW',
  'Random ID': 'RANDOM_ID',
  'User ID': 'RANDOM_ID',
  'Result ID': 'RANDOM_ID',
  Transcript: 'TRANSCRIPT',
  'Phone number': 'CONTACT_PHONE',
  'Contact name': 'CONTACT_NAME',
};
/** Ids of Typebot that stay the same for a conversation or a person. */
const ids: ReadonlySet<string> = new Set(['User ID', 'Result ID']);

type Options = Partial<BlockOptions['setVariable']>;

/** Stores a value. Without a variable nothing is done, and control goes on. */
export function setVariableOf(block: SourceBlock, context: Context): Mapped {
  const variable = context.variable(textAt(block.options, 'variableId'), block);
  if (variable === null) {
    context.line(block).note('NO_VARIABLE');
    return { blocks: [] };
  }
  const type = textAt(block.options, 'type') || 'Custom';
  const known = operations[type];
  if (ids.has(type)) context.line(block).degrade('OTHER_ID');
  const options = known === undefined ? otherOf(type, block, context) : { operation: known };
  if (options === null) return placeholderOf(block, context, reasonOf(type));
  return { blocks: [made('setVariable', { value: '', ...options, variable }, context.locale)] };
}

function reasonOf(type: string) {
  return type === 'Custom' ? 'SCRIPT' : 'NO_SUCH_VALUE';
}

function otherOf(type: string, block: SourceBlock, context: Context): Options | null {
  const { options } = block;
  switch (type) {
    case 'Custom':
      return customOf(block, context);
    case 'Append value(s)':
      return { operation: 'APPEND', value: context.template(textAt(options, 'item'), block) };
    case 'Device type':
      context.line(block).degrade('DEVICE_WORDS');
      return { operation: 'DEVICE' };
    case 'Environment name':
      context.line(block).degrade('CHANNEL_INSTEAD');
      return { operation: 'CHANNEL' };
    case 'Pop':
    case 'Shift': {
      const itemVariable = context.variable(textAt(options, 'saveItemInVariableId'), block);
      return { operation: type === 'Pop' ? 'POP' : 'SHIFT', ...(itemVariable === null ? {} : { itemVariable }) };
    }
    case 'Map item with same index':
      return mapItemOf(block, context);
    case 'Moment of the day':
    default:
      return null;
  }
}

function mapItemOf(block: SourceBlock, context: Context): Options {
  const params = objectAt(block.options, 'mapListItemParams');
  const path = (key: string): string => context.variable(textAt(params, key), block) ?? '';
  const match = {
    item: path('baseItemVariableId'),
    list: path('baseListVariableId'),
    target: path('targetListVariableId'),
  };
  return { operation: 'MAP_ITEM', match };
}

/** A sum is computed; a text is stored with its variables filled in; what only a program can say stays as it was. */
function customOf(block: SourceBlock, context: Context): Options | null {
  const source = textAt(block.options, 'expressionToEvaluate');
  if (source.trim() === '') return { operation: 'CLEAR' };
  const quoted = /^\s*(["'`])((?:(?!\1)[^\\])*)\1\s*;?\s*$/s.exec(source)?.[2];
  if (quoted !== undefined) return { operation: 'SET', value: context.template(quoted, block) };
  const joined = joinedOf(source);
  if (joined !== null) return { operation: 'SET', value: context.template(joined, block) };
  const computed = computedOf(source, context.names);
  if (computed !== null && computed.isNumber) return { operation: 'EXPRESSION', value: computed.expression };
  if (isTrueAt(block.options, 'isCode') && isProgram(source)) return null;
  if (/\{\{=/.test(source)) return null;
  return { operation: 'SET', value: context.template(source, block) };
}

/** `{{Name}} + ", hello"` as one text; null where anything but texts and variables is joined. */
function joinedOf(source: string): string | null {
  const piece = /\s*(?:"([^"\\]*)"|'([^'\\]*)'|(\{\{[^{}]+\}\}))\s*(\+|;?$)/y;
  let text = '';
  let hasQuotes = false;
  for (let at = 0; at < source.trimEnd().length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(source.trimEnd());
    if (found === null) return null;
    hasQuotes ||= found[3] === undefined;
    text += found[1] ?? found[2] ?? found[3] ?? '';
  }
  return hasQuotes ? text : null;
}

/** Words and variables alone are a text, whatever the file says. */
function isProgram(source: string): boolean {
  return /[;(){}[\]=`]|=>|\breturn\b|\bnew\b/.test(source.replaceAll(/\{\{[^{}]*\}\}/g, ''));
}
