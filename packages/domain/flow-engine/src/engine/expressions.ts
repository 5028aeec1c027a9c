import { localTime } from '../business/opening.js';
import { evaluateExpression } from '../expressions/evaluate.js';
import { typedValue } from '../expressions/types.js';
import type { VariableValue } from '../model.js';
import type { Turn } from './turn.js';

/**
 * The value of an expression of a block; null for none. An expression that meets a value of the wrong type records the fault
 * BAD_EXPRESSION.
 * @param given values by name besides the variables.
 */
export function valueOfExpression(
  source: string,
  { turn, blockId }: { turn: Turn; blockId: string },
  given: ReadonlyMap<string, VariableValue> = new Map(),
): VariableValue {
  const { value, isUsable } = evaluateExpression(source, {
    read: (path) => (path.length === 1 ? given.get(path[0] ?? '') : undefined) ?? readFrom(turn, path),
    spend: (units) => turn.spend(units),
  });
  if (!isUsable) turn.fault(blockId, 'BAD_EXPRESSION');
  return value;
}

function readFrom(turn: Turn, path: readonly string[]): VariableValue {
  const [root = ''] = path;
  const type = turn.typeOf(root);
  const value = turn.read(path);
  if (value !== undefined) return path.length === 1 ? typedValue(value, type) : value;
  if (type !== undefined || path.length > 1) return null;
  return root === 'today' || root === 'now' ? momentOf(turn, root) : null;
}

/** The day as `YYYY-MM-DD`, or day and time as `YYYY-MM-DDTHH:mm`, in the time zone of the business. */
export function momentOf({ profile, context }: Turn, name: 'today' | 'now', days = 0): string | null {
  const moment = localTime(profile, context.now).plus({ days });
  return name === 'today' ? moment.toISODate() : moment.toFormat("yyyy-MM-dd'T'HH:mm");
}
