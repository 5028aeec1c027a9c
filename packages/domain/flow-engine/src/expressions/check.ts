import type { VariableType } from '../model.js';
import { conversationPaths, isUnsafeName, systemRoots } from '../definition/names.js';
import { businessPaths } from '../business/lookup.js';
import { operationOf, type ExpressionType } from './operations.js';
import { parseExpression, type Node, type SyntaxFault } from './tree.js';
import { fits, momentNames, typeOfPath } from './types.js';

/** What is wrong with an expression, and where in its text. `name`: the variable or function; `wanted`: the type that is needed there. */
export interface ExpressionFault {
  code: SyntaxFault['code'] | 'UNKNOWN_VARIABLE' | 'UNKNOWN_FUNCTION' | 'ARGUMENTS' | 'TYPE';
  at: number;
  name?: string;
  wanted?: ExpressionType;
}

/** The names and types against which an expression is checked. */
export interface ExpressionScope {
  types: ReadonlyMap<string, VariableType>;
  /** Names that exist besides those with a type. */
  names?: ReadonlySet<string> | undefined;
}

const provided: ReadonlySet<string> = new Set([...businessPaths, ...conversationPaths]);

/** Checks an expression without values. `type`: what it gives; `paths`: what it reads. */
export function checkExpression(
  source: string,
  scope: ExpressionScope,
): { type: ExpressionType; faults: ExpressionFault[]; paths: string[][] } {
  const { node, fault } = parseExpression(source);
  if (node === null) return { type: 'ANY', faults: [fault], paths: [] };
  const checker = new Checker(scope);
  return { type: checker.typeOf(node), faults: checker.faults, paths: checker.paths };
}

class Checker {
  readonly faults: ExpressionFault[] = [];
  readonly paths: string[][] = [];

  constructor(private readonly scope: ExpressionScope) {}

  typeOf(node: Node): ExpressionType {
    switch (node.kind) {
      case 'value':
        return typeOfValue(node.value);
      case 'local':
        return 'ANY';
      case 'path':
        return this.typeOfPath(node.path, node.at);
      case 'field':
        this.typeOf(node.of);
        return node.isTest ? 'BOOLEAN' : 'ANY';
      case 'list':
        for (const item of node.items) this.typeOf(item);
        return 'LIST';
      case 'map':
        for (const part of node.entries.flat()) this.typeOf(part);
        return 'ANY';
      case 'each':
        return this.typeOfEach(node);
      case 'call':
        return this.typeOfCall(node);
    }
  }

  private typeOfPath(path: string[], at: number): ExpressionType {
    const { types, names } = this.scope;
    const [root = ''] = path;
    this.paths.push(path);
    const isDeclared = types.has(root) || names?.has(root) === true;
    const isProvided = systemRoots.has(root) ? provided.has(path.slice(0, 2).join('.')) : momentNames.has(root);
    if ((!isDeclared && !isProvided) || path.some(isUnsafeName))
      this.faults.push({ code: 'UNKNOWN_VARIABLE', at, name: path.join('.') });
    return typeOfPath(path, types);
  }

  private typeOfEach(node: Extract<Node, { kind: 'each' }>): ExpressionType {
    const { list, condition, body, macro } = node;
    this.want(this.typeOf(list), 'LIST', list);
    if (condition !== null) this.want(this.typeOf(condition), 'BOOLEAN', condition);
    const type = this.typeOf(body);
    if (macro !== 'map') this.want(type, 'BOOLEAN', body);
    return macro === 'map' || macro === 'filter' ? 'LIST' : 'BOOLEAN';
  }

  private typeOfCall({ name, args, at }: Extract<Node, { kind: 'call' }>): ExpressionType {
    const types = args.map((arg) => this.typeOf(arg));
    const [first = 'ANY', second = 'ANY', third = 'ANY'] = types;
    if (name === '_&&_' || name === '_||_' || name === '!_') {
      for (const [index, arg] of args.entries()) this.want(types[index] ?? 'ANY', 'BOOLEAN', arg);
      return 'BOOLEAN';
    }
    if (name === '_?_:_') {
      if (args[0]) this.want(first, 'BOOLEAN', args[0]);
      return second === third ? second : 'ANY';
    }
    const operation = operationOf(name);
    if (operation === undefined) {
      this.faults.push({ code: 'UNKNOWN_FUNCTION', at, name });
      return 'ANY';
    }
    const { takes, least = takes.length, most = takes.length } = operation;
    if (args.length < least || args.length > most) this.faults.push({ code: 'ARGUMENTS', at, name });
    for (const [index, arg] of args.entries())
      this.want(types[index] ?? 'ANY', takes[Math.min(index, takes.length - 1)] ?? 'ANY', arg);
    if (pairs.has(name)) this.wantAlike(first, second, args[1]);
    return name === '_+_' ? (first === 'ANY' ? second : first) : operation.gives;
  }

  /** Both sides of a sum or an order are of one type, and have one. */
  private wantAlike(first: ExpressionType, second: ExpressionType, node: Node | undefined): void {
    if (node !== undefined) this.want(second, first, node);
  }

  private want(given: ExpressionType, wanted: ExpressionType, { at }: Node): void {
    if (!fits(given, wanted)) this.faults.push({ code: 'TYPE', at, wanted });
  }
}

const pairs: ReadonlySet<string> = new Set(['_+_', '_<_', '_<=_', '_>_', '_>=_', '_==_', '_!=_']);

function typeOfValue(value: unknown): ExpressionType {
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'string') return 'TEXT';
  return typeof value === 'boolean' ? 'BOOLEAN' : 'ANY';
}
