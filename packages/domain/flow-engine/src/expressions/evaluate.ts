import { isUnsafeName } from '../definition/names.js';
import type { VariableValue } from '../model.js';
import { operationOf, bounded, Unusable, type Spend } from './operations.js';
import { parseExpression, type Node } from './tree.js';

/** What an expression reads, and what its work is counted with. */
export interface ExpressionInput {
  /** The value at a path, of its declared type; null for none. */
  read(path: readonly string[]): VariableValue;
  /** Counts work before it is done. @throws OverBudget */
  spend: Spend;
}

/** Units of work for reading an expression, and for each of its parts. */
const readingCost = 2_000;
const nodeCost = 15;

type Locals = ReadonlyMap<string, VariableValue>;

/**
 * The value of an expression; null for none. Where a part has no value, the sum or product has none and a comparison is false.
 * `isUsable` is false for an expression that cannot be read, and where a value was of a type that an operation cannot use.
 * @throws OverBudget
 */
export function evaluateExpression(
  source: string,
  input: ExpressionInput,
): { value: VariableValue; isUsable: boolean } {
  input.spend(readingCost);
  const { node } = parseExpression(source);
  if (node === null) return { value: null, isUsable: false };
  try {
    return { value: new Evaluation(input).of(node, new Map()), isUsable: true };
  } catch (error) {
    if (error instanceof Unusable) return { value: null, isUsable: false };
    throw error;
  }
}

class Evaluation {
  constructor(private readonly input: ExpressionInput) {}

  of(node: Node, locals: Locals): VariableValue {
    this.input.spend(nodeCost);
    switch (node.kind) {
      case 'value':
        return node.value;
      case 'local':
        return locals.get(node.name) ?? null;
      case 'path':
        return this.input.read(node.path);
      case 'field':
        return this.field(node, locals);
      case 'list':
        return node.items.map((item) => this.of(item, locals));
      case 'map':
        return this.map(node, locals);
      case 'each':
        return this.each(node, locals);
      case 'call':
        return this.call(node, locals);
    }
  }

  private field({ of, name, isTest }: Extract<Node, { kind: 'field' }>, locals: Locals): VariableValue {
    const inside = this.of(of, locals);
    const isObject = inside !== null && typeof inside === 'object' && !Array.isArray(inside);
    const value = isObject && Object.hasOwn(inside, name) ? (inside[name] ?? null) : null;
    return isTest ? value !== null : value;
  }

  private map({ entries }: Extract<Node, { kind: 'map' }>, locals: Locals): VariableValue {
    return Object.fromEntries(
      entries.map(([key, value]) => {
        const name = this.of(key, locals);
        if (typeof name !== 'string' || isUnsafeName(name)) throw new Unusable('no key');
        return [name, this.of(value, locals)];
      }),
    );
  }

  private each({ macro, list, name, condition, body }: Extract<Node, { kind: 'each' }>, locals: Locals): VariableValue {
    const items = this.of(list, locals) ?? [];
    if (!Array.isArray(items)) throw new Unusable('not a list');
    const inside = new Map(locals);
    const chosen: VariableValue[] = [];
    let count = 0;
    for (const item of items) {
      inside.set(name, item);
      if (condition !== null && !this.isTrue(condition, inside)) continue;
      if (macro === 'map') {
        chosen.push(this.of(body, inside));
        continue;
      }
      const holds = this.isTrue(body, inside);
      if (macro === 'all' && !holds) return false;
      if (macro === 'exists' && holds) return true;
      if (holds) chosen.push(item);
      count += holds ? 1 : 0;
    }
    if (macro === 'all' || macro === 'exists') return macro === 'all';
    return macro === 'exists_one' ? count === 1 : bounded(chosen);
  }

  private call({ name, args }: Extract<Node, { kind: 'call' }>, locals: Locals): VariableValue {
    const [first, second, third] = args;
    if (name === '_&&_' && first && second) return this.both([first, second], locals, false);
    if (name === '_||_' && first && second) return this.both([first, second], locals, true);
    if (name === '!_' && first) return !this.isTrue(first, locals);
    if (name === '_?_:_' && first && second && third)
      return this.of(this.isTrue(first, locals) ? second : third, locals);
    const operation = operationOf(name);
    if (operation === undefined) throw new Unusable(name);
    const { takes, least = takes.length, most = takes.length } = operation;
    if (args.length < least || args.length > most) throw new Unusable(name);
    const values = args.map((arg) => this.of(arg, locals));
    if (operation.passesNothing && values.includes(null)) return null;
    return operation.run(values, this.input.spend);
  }

  /** AND and OR: a side that decides alone does so, whatever the other one is. */
  private both(sides: [Node, Node], locals: Locals, decisive: boolean): boolean {
    let failure: Unusable | null = null;
    for (const side of sides) {
      try {
        if (this.isTrue(side, locals) === decisive) return decisive;
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
        failure = error;
      }
    }
    if (failure !== null) throw failure;
    return !decisive;
  }

  private isTrue(node: Node, locals: Locals): boolean {
    const value = this.of(node, locals);
    if (value !== null && typeof value !== 'boolean') throw new Unusable('neither true nor false');
    return value === true;
  }
}
