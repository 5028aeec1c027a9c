import { objectOf, read, textAt } from '../json.js';
import { rowOf } from '../conditions.js';
import { end, jumpAlong, made, none, type Context, type Exit, type Made, type Mapped } from '../context.js';
import type { Exits } from '../exits.js';
import type { SourceBlock } from '../source.js';
import { filled } from '../texts.js';

const rowsMax = 30;

type Port = NonNullable<Mapped['ports']>[number];

/** A row that holds and leads nowhere ends the path; no row leads on with the block's own exit, else with the next block. */
export function conditionOf(block: SourceBlock, context: Context): Mapped {
  const kept = block.items.slice(0, rowsMax);
  for (const item of block.items.slice(rowsMax)) context.line(item).drop('TOO_MANY');
  const rows = kept.flatMap((item, at) => {
    if (context.line(item).isDropped) return [];
    const row = rowOf(`row-${at + 1}`, objectOf(read(item.raw, 'content')), { context, part: item });
    if (row === null) context.line(item).drop('NEVER_TRUE');
    return row === null ? [] : [{ row, item }];
  });
  const next = context.exitOf(block);
  if (rows.length === 0) {
    context.line(block).note('NEVER_TRUE');
    return { blocks: [], next };
  }
  const ports = rows.map(({ row, item }): Port => {
    const exit = context.exitOf(item);
    return { port: row.id, exit: exit.kind === 'none' ? end : exit, part: item };
  });
  const otherwise: Port[] = next.kind === 'none' ? [] : [{ port: 'else', exit: next, part: block }];
  const options = { rows: rows.map(({ row }) => row) };
  return { blocks: [made('condition', options, context.locale)], ports: [...ports, ...otherwise], next: none };
}

/** There is no opening of pages here: visitors get a link. */
export function redirectOf(block: SourceBlock, context: Context): Mapped {
  const url = filled(textAt(block.options, 'url').trim(), context.names, context.line(block));
  if (!/^(?:https?:\/\/|\{\{)/i.test(url) || /[\s<>]/.test(url.replaceAll(/\{\{[^{}]*\}\}/g, ''))) {
    context.line(block).drop(url === '' ? 'NOTHING_TO_SEND' : 'UNSAFE_LINK');
    return { blocks: [] };
  }
  context.line(block).degrade('REDIRECT_AS_LINK');
  const words = context.locale === 'es' ? 'Continúa aquí' : 'Continue here';
  return { blocks: [made('text', { variations: [{ [context.locale]: `[${words}](${url})` }] }, context.locale)] };
}

/** Goes to a group by its id, or by the title that a variable holds. */
export function jumpOf(block: SourceBlock, context: Context, { exits, returns }: Paths): Mapped {
  const written = textAt(block.options, 'groupId');
  if (written === '') return { blocks: [] };
  const mark = returns.markOf(block);
  const marked: Made[] = mark === null ? [] : [mark];
  const titled = /^\{\{([^{}]+)\}\}$/.exec(written);
  if (titled !== null) return jumpByTitle(block, context, { exits, marked, name: titled[1] ?? '' });
  const exit = exits.to(written, textAt(block.options, 'blockId') || null);
  if (exit === null) context.line(block).degrade('MISSING_TARGET');
  return { blocks: [...marked, jumpAlong], next: exit ?? end };
}

/** What jumps and returns know of the whole file. */
export interface Paths {
  exits: Exits;
  returns: Returns;
}

interface ByTitle {
  exits: Exits;
  marked: Made[];
  name: string;
}

function jumpByTitle(block: SourceBlock, context: Context, { exits, marked, name }: ByTitle): Mapped {
  const left = context.names.ofText(name);
  const groups = exits.titled();
  if (left === null || groups.length === 0) {
    context.line(block).degrade('MISSING_TARGET');
    return { blocks: [...marked, jumpAlong], next: end };
  }
  if (groups.length > rowsMax) context.line(block).degrade('TOO_MANY');
  const rows = groups.slice(0, rowsMax).map(({ title }, at) => ({
    ...{ id: `row-${at + 1}`, match: 'ALL' as const },
    comparisons: [{ left, operator: 'EQUALS' as const, right: title.slice(0, 200) }],
  }));
  const ports = groups.slice(0, rowsMax).map((group, at): Port => {
    return { port: `row-${at + 1}`, exit: { kind: 'block', group, at: 0 }, part: block };
  });
  context.line(block).note('JUMP_BY_TITLE');
  const otherwise: Port = { port: 'else', exit: end, part: block };
  return { blocks: [...marked, made('condition', { rows }, context.locale)], ports: [...ports, otherwise], next: none };
}

/** The blocks that a `Return` goes back to: those behind the jumps. A variable remembers which one it is. */
export class Returns {
  private readonly variable: string | null;
  private readonly back: { mark: string; exit: Exit }[] = [];
  private readonly marks = new Map<SourceBlock, string>();

  constructor(private readonly context: Context) {
    const { groups } = context.source;
    const blocks = groups.flatMap((group) => group.blocks);
    const jumps = blocks.filter(({ type, options }) => type === 'Jump' && textAt(options, 'groupId') !== '');
    const isNeeded = jumps.length > 0 && blocks.some(({ type }) => type === 'Return');
    this.variable = isNeeded ? context.names.add(context.locale === 'es' ? 'volver_a' : 'return_to') : null;
    if (!isNeeded) return;
    for (const group of groups)
      for (const [at, block] of group.blocks.entries()) {
        if (!jumps.includes(block) || this.back.length >= rowsMax) continue;
        const own = context.exitOf(block);
        const behind: Exit = at + 1 < group.blocks.length ? { kind: 'block', group, at: at + 1 } : own;
        if (behind.kind === 'none') this.marks.set(block, '');
        else {
          const mark = `j${this.back.length + 1}`;
          this.marks.set(block, mark);
          this.back.push({ mark, exit: behind });
        }
      }
  }

  /** Remembers where a later return of this jump goes; null where no return needs it. */
  markOf(block: SourceBlock): Made | null {
    const mark = this.marks.get(block);
    if (this.variable === null || mark === undefined) return null;
    // Where nothing is behind the jump, there is nothing to return to.
    const operation = mark === '' ? 'CLEAR' : 'SET';
    return made('setVariable', { variable: this.variable, value: mark, operation }, this.context.locale);
  }

  /** Goes back to behind the last jump, once; without one it goes on with the next block. */
  of(block: SourceBlock): Mapped {
    const { variable, context } = this;
    if (variable === null) return { blocks: [] };
    const forget = made('setVariable', { variable, value: '', operation: 'CLEAR' }, context.locale);
    const rows = this.back.map(({ mark }, at) => ({
      ...{ id: `row-${at + 1}`, match: 'ALL' as const },
      comparisons: [{ left: variable, operator: 'EQUALS' as const, right: mark }],
    }));
    const ports = this.back.map(({ exit }, at): Port => {
      return { port: `row-${at + 1}`, exit: { kind: 'added', blocks: [forget, jumpAlong], then: exit }, part: block };
    });
    return { blocks: [made('condition', { rows }, context.locale)], ports };
  }
}

/** A pause, in seconds; none goes on at once. */
export function waitOf(block: SourceBlock, context: Context): Mapped {
  const amount = context.template(textAt(block.options, 'secondsToWaitFor').trim(), block);
  if (amount === '' || Number(amount) <= 0) return { blocks: [] };
  return { blocks: [made('wait', { mode: 'FOR', amount, unit: 'SECONDS' }, context.locale)] };
}
