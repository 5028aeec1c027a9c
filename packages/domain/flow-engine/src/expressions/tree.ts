import { parse } from '@bufbuild/cel';
import { isUnsafeName } from '../definition/names.js';
import type { VariableValue } from '../model.js';
import { LimitedCache } from '../text/limited-cache.js';
import { plainNamed } from './names.js';

/** What an expression consists of. `at` is the place in its text. */
export type Node = { at: number } & (
  | { kind: 'value'; value: VariableValue }
  /** A name of a list that a macro walks through, such as `x` in `prices.all(x, x > 1)`. */
  | { kind: 'local'; name: string }
  /** A variable, or a path such as `business.name`. */
  | { kind: 'path'; path: string[] }
  | { kind: 'field'; of: Node; name: string; isTest: boolean }
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'list'; items: Node[] }
  | { kind: 'map'; entries: [key: Node, value: Node][] }
  | { kind: 'each'; macro: Macro; list: Node; name: string; condition: Node | null; body: Node }
);

export type Macro = 'all' | 'exists' | 'exists_one' | 'map' | 'filter';

/** Why a text is not an expression, and where. */
export interface SyntaxFault {
  code: 'EMPTY' | 'SYNTAX' | 'TOO_LONG' | 'TOO_DEEP' | 'NOT_OFFERED';
  at: number;
}

export type Parsed = { node: Node; fault: null } | { node: null; fault: SyntaxFault };

/** Maximum length of an expression in characters. */
export const longestExpression = 1_000;
/** Maximum depth of brackets, and of the tree: a sum of a hundred terms is that deep. */
const deepestBrackets = 30;
const deepestTree = 100;
const parsed = new LimitedCache<Parsed>(500);

/** The tree of an expression in CEL, cached. Never throws. */
export function parseExpression(source: string): Parsed {
  if (source.length > longestExpression) return failed('TOO_LONG', longestExpression);
  return parsed.getOrMake(source, read);
}

type ParsedExpr = ReturnType<typeof parse>;
type Expr = NonNullable<ParsedExpr['expr']>;

class Fault extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.code);
  }
}

function read(source: string): Parsed {
  if (source.trim() === '') return failed('EMPTY', 0);
  const tooDeep = deepBracket(source);
  if (tooDeep !== null) return failed('TOO_DEEP', tooDeep);
  const plain = plainNamed(source);
  try {
    // The grammar ends a comment at a line break only.
    const { expr, sourceInfo } = parse(`${plain.source}\n`);
    if (expr === undefined) return failed('EMPTY', 0);
    return { node: new Reader(sourceInfo, plain.names).read(expr, []), fault: null };
  } catch (error) {
    if (error instanceof Fault) return { node: null, fault: error.fault };
    return failed('SYNTAX', Math.min(placeOf(error), source.length));
  }
}

function failed(code: SyntaxFault['code'], at: number): Parsed {
  return { node: null, fault: { code, at } };
}

/** The parser needs time and stack for each open bracket, so they are counted before. Brackets in texts count too. */
function deepBracket(source: string): number | null {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (depth > deepestBrackets) return at;
  }
  return null;
}

function placeOf(error: unknown): number {
  const location: unknown = error instanceof Error && 'location' in error ? error.location : null;
  const start: unknown = typeof location === 'object' && location && 'start' in location ? location.start : null;
  return typeof start === 'object' && start && 'offset' in start ? Number(start.offset) : 0;
}

const macros: ReadonlySet<string> = new Set<Macro>(['all', 'exists', 'exists_one', 'map', 'filter']);

/** Turns the parser's tree into ours: macros stay what was written, methods are functions, all numbers are of one kind. */
class Reader {
  private depth = 0;

  constructor(
    private readonly info: ParsedExpr['sourceInfo'],
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** @param locals names that macros around it have introduced. */
  read(expr: Expr, locals: readonly string[]): Node {
    const at = this.info?.positions[String(expr.id)] ?? 0;
    this.depth += 1;
    if (this.depth > deepestTree) throw new Fault({ code: 'TOO_DEEP', at });
    const node = this.readAt(expr, locals, at);
    this.depth -= 1;
    return node;
  }

  private readAt(expr: Expr, locals: readonly string[], at: number): Node {
    const macro = this.info?.macroCalls[String(expr.id)]?.exprKind;
    if (macro?.case === 'callExpr' && macro.value.function !== 'has') return this.readMacro(macro.value, locals, at);
    const { exprKind } = expr;
    switch (exprKind.case) {
      case 'constExpr':
        return { kind: 'value', value: this.constant(exprKind.value.constantKind, at), at };
      case 'identExpr':
        return this.readName(this.nameOf(exprKind.value.name, at), locals, at);
      case 'selectExpr':
        return this.readField(exprKind.value, locals, at);
      case 'callExpr': {
        const { target, args, function: name } = exprKind.value;
        const given = target === undefined ? args : [target, ...args];
        return { kind: 'call', name, args: given.map((arg) => this.read(arg, locals)), at };
      }
      case 'listExpr':
        return { kind: 'list', items: exprKind.value.elements.map((item) => this.read(item, locals)), at };
      case 'structExpr':
        return this.readMap(exprKind.value, locals, at);
      default:
        throw new Fault({ code: 'NOT_OFFERED', at });
    }
  }

  private readName(name: string, locals: readonly string[], at: number): Node {
    return locals.includes(name) ? { kind: 'local', name, at } : { kind: 'path', path: [name], at };
  }

  private readField(
    { operand, field, testOnly: isTest }: { operand?: Expr | undefined; field: string; testOnly: boolean },
    locals: readonly string[],
    at: number,
  ): Node {
    const name = this.nameOf(field, at);
    if (operand === undefined) throw new Fault({ code: 'SYNTAX', at });
    const of = this.read(operand, locals);
    return of.kind === 'path' && !isTest
      ? { kind: 'path', path: [...of.path, name], at: of.at }
      : { kind: 'field', of, name, isTest, at };
  }

  private readMap(
    {
      messageName,
      entries,
    }: { messageName: string; entries: { keyKind: { case?: string; value?: unknown }; value?: Expr | undefined }[] },
    locals: readonly string[],
    at: number,
  ): Node {
    if (messageName !== '') throw new Fault({ code: 'NOT_OFFERED', at });
    const pairs = entries.map(({ keyKind, value }): [Node, Node] => {
      if (keyKind.case !== 'mapKey' || value === undefined) throw new Fault({ code: 'SYNTAX', at });
      return [this.read(keyKind.value as Expr, locals), this.read(value, locals)];
    });
    return { kind: 'map', entries: pairs, at };
  }

  private readMacro(
    { function: macro, target, args }: { function: string; target?: Expr | undefined; args: Expr[] },
    locals: readonly string[],
    at: number,
  ): Node {
    const [variable, ...rest] = args;
    const body = rest.at(-1);
    const named = variable?.exprKind;
    const isKnown = macros.has(macro) && target !== undefined && body !== undefined && named?.case === 'identExpr';
    if (!isKnown) throw new Fault({ code: 'NOT_OFFERED', at });
    const name = this.nameOf(named.value.name, at);
    const inside = [...locals, name];
    return {
      kind: 'each',
      macro: macro as Macro,
      list: this.read(target, locals),
      name,
      condition: rest.length === 2 && rest[0] !== undefined ? this.read(rest[0], inside) : null,
      body: this.read(body, inside),
      at,
    };
  }

  private nameOf(plain: string, at: number): string {
    const name = this.names.get(plain) ?? plain;
    if (isUnsafeName(name)) throw new Fault({ code: 'NOT_OFFERED', at });
    return name;
  }

  /** Whole numbers and numbers with decimals are the same kind, so that `1 / 2` is 0.5. */
  private constant({ case: kind, value }: { case?: string | undefined; value?: unknown }, at: number): VariableValue {
    const isNumber = kind === 'int64Value' || kind === 'uint64Value' || kind === 'doubleValue';
    if (isNumber && Number.isFinite(Number(value))) return Number(value);
    if (kind === 'stringValue' || kind === 'boolValue') return value as string | boolean;
    if (kind === 'nullValue') return null;
    throw new Fault({ code: 'NOT_OFFERED', at });
  }
}
