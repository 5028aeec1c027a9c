import type { ImportSlot } from '@tertulia/bot-files';
import type { Block, BlockKind, BlockOptions, FlowText, Locale, Prompt } from '@tertulia/flow-engine';
import { defaultOptions } from '@tertulia/flow-engine';
import type { Account, Line } from './account.js';
import type { Names } from './names.js';
import type { Source, SourceBlock, SourceGroup } from './source.js';
import { filled, shown } from './texts.js';

/** The longest text of a block. */
export const textMax = 4096;

/** The most flows that are made for links of a bot to itself: each holds a copy of what it reaches. */
const linkedFlowsMax = 8;

/** Where an exit leads: nowhere in particular, to the end of the path, to a block of the file, or to blocks that the import adds. */
export type Exit =
  | { kind: 'none' }
  | { kind: 'end' }
  | { kind: 'block'; group: SourceGroup; at: number }
  | { kind: 'added'; blocks: Made[]; then: Exit };

export const none: Exit = { kind: 'none' };
export const end: Exit = { kind: 'end' };

/** A block that is made, without its id. */
export type Made = { [K in BlockKind]: { kind: K; options: BlockOptions[K] } }[BlockKind];

/** A block of the file, what it becomes, and the ids of that. */
export interface Placed {
  block: SourceBlock;
  mapped: Mapped;
  ids: string[];
}

/** What a block of the file becomes. Without blocks it vanishes, and control goes where it went. */
export interface Mapped {
  blocks: Made[];
  /** Exits of the last of the blocks, with the part of the file whose exit it was. */
  ports?: { port: string; exit: Exit; part: object }[];
  /** Where the last of the blocks leads otherwise; the exit of the block in the file when it is left out. */
  next?: Exit;
}

/** Follows the exit of a part. */
interface ExitReader {
  of(part: { edgeId: string | null }): Exit;
}

/** What mapping a block needs to know. */
export class Context {
  readonly slots: (Omit<ImportSlot, 'place'> & { block: SourceBlock })[] = [];
  readonly prompts: Prompt[] = [];
  /** Where links of the bot to itself begin, by the id of the flow that runs from there. */
  readonly links = new Map<string, Exit>();
  readonly source: Source;
  readonly names: Names;
  readonly locale: Locale;
  private readonly account: Account;
  private readonly exits: ExitReader;

  constructor(given: { source: Source; names: Names; locale: Locale; account: Account; exits: ExitReader }) {
    this.source = given.source;
    this.names = given.names;
    this.locale = given.locale;
    this.account = given.account;
    this.exits = given.exits;
  }

  /** The flow that runs from a place and goes back; null when there are too many. */
  linkedFlow(target: Exit): string | null {
    const key = target.kind === 'block' ? target.group : target.kind;
    for (const [id, known] of this.links) if ((known.kind === 'block' ? known.group : known.kind) === key) return id;
    if (this.links.size >= linkedFlowsMax) return null;
    const id = `linked-${this.links.size + 1}`;
    this.links.set(id, target);
    return id;
  }

  exitOf(part: { edgeId: string | null }): Exit {
    return this.exits.of(part);
  }

  line(part: object): Line {
    return this.account.of(part);
  }

  /** A text of the file in the language of the bot, as it is shown; empty for no text. */
  text(text: string, part: object): FlowText {
    return this.markdown(shown(text, this.names, this.line(part)), part);
  }

  /** Markdown in the language of the bot; what is longer than a text may be is cut off. */
  markdown(text: string, part: object): FlowText {
    if (text === '') return {};
    if (text.length > textMax) this.line(part).degrade('CUT_OFF');
    return { [this.locale]: text.slice(0, textMax) };
  }

  /** A template whose result is a value. */
  template(text: string, part: object): string {
    const template = filled(text, this.names, this.line(part));
    if (template.length > textMax) this.line(part).degrade('CUT_OFF');
    return template.slice(0, textMax);
  }

  /** The variable with an id of the file, or null; an id that leads nowhere is remarked. */
  variable(id: string, part: object): string | null {
    if (id === '') return null;
    const name = this.names.ofId(id);
    if (name === null) this.line(part).degrade('MISSING_VARIABLE');
    return name;
  }

  /** The block needs a connection before the bot can be published. */
  need(block: SourceBlock, connector: string): void {
    this.slots.push({ connector, block });
    this.line(block).degrade('NEEDS_CONNECTION');
  }
}

/** A block with the defaults of its kind besides the given options. */
export function made<K extends BlockKind>(kind: K, options: Partial<BlockOptions[K]>, locale: Locale): Made {
  // The kind decides the type of the options, which the compiler cannot follow through the union.
  return { kind, options: { ...defaultOptions(kind, locale), ...options } } as unknown as Made;
}

/** A jump to where an exit leads; it is given its target once all blocks have their ids. */
export const jumpAlong: Made = { kind: 'jump', options: { target: null } };

export function withId(id: string, block: Made): Block {
  return { id, ...block };
}
