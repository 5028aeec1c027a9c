import { computedOf } from './expressions.js';
import { isTrueAt, listAt, objectOf, textAt } from './json.js';
import type { Context } from './context.js';
import type { SourceBlock } from './source.js';

/** Says what each variable holds, by the blocks that fill it. */
export function holdTypes(context: Context): void {
  for (const { blocks } of context.source.groups) for (const block of blocks) hold(block, context);
}

function hold(block: SourceBlock, { names }: Context): void {
  const name = names.ofId(textAt(block.options, 'variableId'));
  switch (block.type) {
    case 'number input':
    case 'rating input':
      return names.hold(name, 'NUMBER');
    case 'email input':
    case 'phone number input':
      names.hold(name, 'TEXT');
      return names.isPersonal(name);
    case 'choice input':
    case 'picture choice input':
      names.hold(names.ofId(textAt(block.options, 'dynamicVariableId')), 'LIST');
      return names.hold(name, isTrueAt(block.options, 'isMultipleChoice') ? 'LIST' : 'TEXT');
    case 'Set variable':
      return holdValue(block, name, { names });
    case 'file input':
      return names.hold(name, isTrueAt(block.options, 'isMultipleAllowed') ? 'LIST' : 'JSON');
    case 'cards':
      for (const one of listAt(block.options, 'saveResponseMapping'))
        names.hold(names.ofId(textAt(objectOf(one), 'variableId')), 'TEXT');
      return;
    default:
      if (block.type.endsWith(' input')) names.hold(name, 'TEXT');
  }
}

const lists: ReadonlySet<string> = new Set(['Append value(s)', 'Pop', 'Shift']);

function holdValue({ options }: SourceBlock, name: string | null, { names }: Pick<Context, 'names'>): void {
  const type = textAt(options, 'type') || 'Custom';
  if (lists.has(type)) return names.hold(name, 'LIST');
  if (type === 'Empty') return;
  const source = textAt(options, 'expressionToEvaluate');
  if (type !== 'Custom' || source.trim() === '') return names.hold(name, 'TEXT');
  const isNumber = /^\s*-?\d+(?:\.\d+)?\s*$/.test(source);
  const computed = computedOf(source, names);
  const isSum = computed?.isNumber === true && !/^\s*\{\{[^{}]+\}\}\s*$/.test(source);
  if (isSum) for (const used of computed.variables) names.hold(used, 'NUMBER');
  names.hold(name, isNumber || isSum ? 'NUMBER' : 'TEXT');
}
