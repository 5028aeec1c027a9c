import { momentOf, valueOfExpression } from '../../engine/expressions.js';
import type { Turn } from '../../engine/turn.js';
import { addValues, appendValue, coerceText, dataText, displayValue, numberOf } from '../../engine/values.js';
import { typedValue } from '../../expressions/types.js';
import type { BlockOf, Locale, ValueChange, ValueOperation, VariableType, VariableValue } from '../../model.js';
import { singlePath } from '../../text/template.js';

type Options = BlockOf<'setVariable'>['options'];

/** The new value of the variable; `change` where it adds to the present one, `taken` the entry that was taken away. */
export interface Changed {
  value: VariableValue;
  change?: ValueChange | undefined;
  taken?: VariableValue;
}

/** Operations that read `value`. */
export const readsValue: ReadonlySet<ValueOperation> = new Set<ValueOperation>(['SET', 'ADD', 'APPEND', 'EXPRESSION']);
/** Operations that need a list in their variable. */
export const takesFromList: ReadonlySet<ValueOperation> = new Set<ValueOperation>(['POP', 'SHIFT']);
/** Operations that give a day. */
export const givesDay: ReadonlySet<ValueOperation> = new Set<ValueOperation>(['TODAY', 'TOMORROW', 'YESTERDAY']);

const longestTranscript = 10_000;

/** What the block stores. */
export function changed({ id, options }: BlockOf<'setVariable'>, turn: Turn): Changed {
  const type = turn.typeOf(options.variable) ?? 'TEXT';
  const present = turn.read([options.variable]) ?? null;
  switch (options.operation) {
    case 'ADD': {
      const by = numberOf(givenValue(options.value, turn) ?? turn.template(options.value)) ?? 0;
      return { value: addValues(present, by), change: { kind: 'ADD', by } };
    }
    case 'APPEND': {
      const item = givenValue(options.value, turn) ?? turn.template(options.value);
      return { value: appendValue(present, item, type), change: { kind: 'APPEND', item } };
    }
    case 'POP':
    case 'SHIFT': {
      const list = Array.isArray(present) ? present : [];
      const isLast = options.operation === 'POP';
      return { value: isLast ? list.slice(0, -1) : list.slice(1), taken: (isLast ? list.at(-1) : list[0]) ?? null };
    }
    case 'EXPRESSION':
      return { value: fitted(valueOfExpression(options.value, { turn, blockId: id }), type, turn.locale) };
    default:
      return { value: valueBy(options, type, turn) };
  }
}

function valueBy({ operation, value, match }: Options, type: VariableType, turn: Turn): VariableValue {
  const { visitor } = turn.context;
  switch (operation) {
    case 'SET': {
      const given = givenValue(value, turn);
      return given === null || typeof given === 'string' ? coerceText(given ?? turn.template(value), type) : given;
    }
    case 'NOW':
      return momentOf(turn, type === 'DATE' ? 'today' : 'now');
    case 'TODAY':
      return momentOf(turn, 'today');
    case 'TOMORROW':
      return momentOf(turn, 'today', 1);
    case 'YESTERDAY':
      return momentOf(turn, 'today', -1);
    case 'RANDOM_ID':
      return randomId(turn);
    case 'CHANNEL':
      return visitor?.channel ?? null;
    case 'DEVICE':
      return turn.state.device?.toLowerCase() ?? null;
    case 'CONTACT_NAME':
      return firstText(visitor?.nameVariables, turn);
    case 'CONTACT_PHONE':
      return firstText(visitor?.phoneVariables, turn);
    case 'TRANSCRIPT':
      return transcriptOf(turn);
    case 'MAP_ITEM':
      return match === undefined ? null : fitted(itemAtSamePlace(match, turn), type, turn.locale);
    default:
      return null;
  }
}

/** A value as the variable declares it; null for one that cannot be. */
function fitted(value: VariableValue, type: VariableType, locale: Locale): VariableValue {
  if (value === null || type === 'JSON' || type === 'LIST') return typedValue(value, type);
  if (type === 'TEXT') return displayValue(value, locale);
  if (typeof value === 'string') return coerceText(value, type);
  const isFitting = (type === 'NUMBER' && typeof value === 'number') || (type === 'BOOLEAN' && value === true);
  return isFitting ? value : type === 'BOOLEAN' ? false : null;
}

function givenValue(source: string, turn: Turn): VariableValue {
  const path = singlePath(turn.compile(source.trim()));
  return path === null ? null : (turn.read(path) ?? null);
}

function firstText(names: readonly string[] = [], turn: Turn): string | null {
  for (const name of names) {
    const value = turn.read([name]);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return null;
}

const idLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The time in letters and digits that nobody confuses, then eight drawn ones: no two alike, but no secret. */
function randomId(turn: Turn): string {
  let time = '';
  for (let rest = turn.context.now.getTime(); rest > 0; rest = Math.floor(rest / idLetters.length))
    time = `${idLetters[rest % idLetters.length] ?? ''}${time}`;
  const drawn = Array.from({ length: 8 }, () => idLetters[Math.floor(turn.chance() * idLetters.length)] ?? '');
  return `${time}-${drawn.join('')}`;
}

function transcriptOf(turn: Turn): string {
  const said = turn.outputs.flatMap((output) => (output.kind === 'message' ? [`Bot: ${output.text}`] : []));
  const whole = [turn.context.transcript ?? '', ...said].filter((line) => line !== '').join('\n');
  turn.spend(Math.min(whole.length, 4 * longestTranscript));
  return whole.slice(-longestTranscript);
}

/** Items are found by what they say, so that a number is found that was stored as text. */
function itemAtSamePlace({ item, list, target }: NonNullable<Options['match']>, turn: Turn): VariableValue {
  const [wanted, from, to] = [item, list, target].map((name) => turn.read(name.split('.')));
  if (!Array.isArray(from) || !Array.isArray(to)) return null;
  const text = dataText(wanted);
  turn.spend(from.length * (50 + text.length));
  const at = from.findIndex((entry) => dataText(entry) === text);
  return at < 0 ? null : (to[at] ?? null);
}
