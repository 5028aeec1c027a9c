import type { Block, Edge, EdgeSource, EdgeTarget, Flow, FlowEvent, Group } from '@tertulia/flow-engine';
import { jumpAlong, made, none, withId, type Context, type Exit, type Made, type Placed } from './context.js';
import { eventsOf } from './events.js';
import type { Exits } from './exits.js';
import { Ids } from './ids.js';
import { mappedBlock } from './kinds/registry.js';
import { Returns, type Paths } from './kinds/logic.js';
import { linkedFlow } from './linked-flows.js';
import { positionOf } from './layout.js';
import { joinedPrompts } from './prompts.js';
import type { SourceBlock, SourceGroup } from './source.js';
import { bubbleTypes } from './types.js';

/** The most blocks of a group; a longer one goes on in another group. */
const groupMax = 60;

/** Builds the flow: the groups of the file in their order, then those that the import adds. */
export class Assembly {
  private readonly ids = new Ids();
  private readonly placed = new Map<SourceGroup, Placed[]>();
  private readonly parts = new Map<SourceGroup, { id: string; blockIds: string[] }[]>();
  private readonly groupOf = new Map<string, string>();
  private readonly edges: Edge[] = [];
  private readonly added: Group[] = [];
  private endId: string | null = null;

  constructor(
    private readonly context: Context,
    private readonly exits: Exits,
    private readonly flowId: string,
  ) {}

  /** The main flow, then those that its links run. */
  flows(): Flow[] {
    const { source, locale, links } = this.context;
    const groups = this.groups();
    const events = this.events();
    // Before the groups are put together, because an entry may need one of its own.
    const entries = [...links].map(([id, exit]) => {
      return { id, entry: this.target(exit, { group: source.groups[0] ?? noGroup, at: 0 }) ?? this.theEnd() };
    });
    const main: Flow = {
      ...{ id: this.flowId, name: locale === 'es' ? 'Principal' : 'Main', events },
      ...{ groups: [...groups, ...this.added], edges: this.edges },
    };
    const from = locale === 'es' ? 'Desde' : 'From';
    const linked = entries.map(({ id, entry }) => {
      const title = main.groups.find((group) => group.id === entry.groupId)?.title ?? '';
      return linkedFlow(main, entry, { id, name: `${from} ${title}`.slice(0, 80) });
    });
    return [main, ...linked];
  }

  private groups(): Group[] {
    const { source } = this.context;
    const paths: Paths = { exits: this.exits, returns: new Returns(this.context) };
    for (const group of source.groups)
      this.placed.set(
        group,
        group.blocks.map((block, at) => this.map(block, at === group.blocks.length - 1, paths)),
      );
    joinedPrompts(this.context, this.exits, this.placed);
    for (const group of source.groups) this.give(group);
    return source.groups.flatMap((group, at) => this.group(group, at));
  }

  private map(block: SourceBlock, isLast: boolean, paths: Paths): Placed {
    if (this.context.line(block).isDropped || block.type === 'start') return { block, mapped: { blocks: [] }, ids: [] };
    const isPassed = bubbleTypes.has(block.type) && !isLast;
    if (isPassed) this.exits.ignore(block);
    const mapped = mappedBlock(block, this.context, paths);
    const next = isPassed ? none : (mapped.next ?? this.context.exitOf(block));
    // What vanishes still leads where it led.
    const blocks = mapped.blocks.length === 0 && next.kind !== 'none' ? [jumpAlong] : mapped.blocks;
    return { block, mapped: { ...mapped, blocks, next }, ids: [] };
  }

  /** Gives ids to a group and its blocks, and says in which part of a long group each block is. */
  private give(group: SourceGroup): void {
    const placed = this.placed.get(group) ?? [];
    for (const one of placed) one.ids = one.mapped.blocks.map((_, at) => this.ids.of('block', one.block.id, at));
    const all = placed.flatMap((one) => one.ids);
    const id = this.ids.of('group', group.id);
    const parts: { id: string; blockIds: string[] }[] = [];
    for (let from = 0; from < all.length; from += groupMax) {
      const partId = from === 0 ? id : this.ids.of('group', id, parts.length);
      const blockIds = all.slice(from, from + groupMax);
      for (const blockId of blockIds) this.groupOf.set(blockId, partId);
      parts.push({ id: partId, blockIds });
    }
    this.parts.set(group, parts);
  }

  private group(group: SourceGroup, index: number): Group[] {
    const placed = this.placed.get(group) ?? [];
    const blocks = new Map(placed.flatMap((one, at) => this.blocks(one, group, at)).map((block) => [block.id, block]));
    const parts = this.parts.get(group) ?? [];
    const { x, y } = positionOf(group.raw, index);
    const title = group.title.slice(0, 80).trim() || `${this.context.locale === 'es' ? 'Grupo' : 'Group'} ${index + 1}`;
    for (const [at, { blockIds }] of parts.entries()) this.continue(blockIds.at(-1), parts[at + 1]?.id);
    this.accountFor(group, placed, parts[0]?.id);
    return parts.map(({ id, blockIds }, at) => {
      const own = blockIds.flatMap((blockId) => blocks.get(blockId) ?? []);
      return { id, title, position: { x: x + 320 * at, y }, blocks: own };
    });
  }

  /** The last block of a part leads to the next part, unless it leads elsewhere. */
  private continue(blockId: string | undefined, groupId: string | undefined): void {
    if (blockId === undefined || groupId === undefined) return;
    if (this.edges.some(({ source }) => source.kind === 'block' && source.id === blockId)) return;
    this.wire({ kind: 'block', id: blockId }, { groupId });
  }

  /** The blocks that a block of the file becomes, wired. */
  private blocks({ block, mapped, ids }: Placed, group: SourceGroup, at: number): Block[] {
    const last = ids.at(-1);
    if (last === undefined) return [];
    const next = this.target(mapped.next ?? none, { group, at });
    const isJump = mapped.blocks.at(-1) === jumpAlong;
    if (next !== null && !isJump) this.wire({ kind: 'block', id: last }, next, block);
    for (const { port, exit, part } of mapped.ports ?? []) {
      const target = this.target(exit, { group, at });
      if (target !== null) this.wire({ kind: 'port', id: last, port }, target, part);
    }
    return mapped.blocks.map((one, index) => withId(ids[index] ?? '', one === jumpAlong ? jumpTo(next) : one));
  }

  /** Where an exit leads; null where it leads to the next block by itself. */
  private target(exit: Exit, from: { group: SourceGroup; at: number }): EdgeTarget | null {
    switch (exit.kind) {
      case 'none':
        return null;
      case 'end':
        return this.theEnd();
      case 'block':
        return this.entry(exit.group, exit.at) ?? this.theEnd();
      case 'added': {
        const behind: Exit =
          exit.then.kind === 'none' ? { kind: 'block', group: from.group, at: from.at + 1 } : exit.then;
        return this.addition(exit.blocks, this.target(behind, from));
      }
    }
  }

  /** The first block that is left at a place of the file or behind it; null where none is. */
  private entry(group: SourceGroup, at: number): EdgeTarget | null {
    const placed = (this.placed.get(group) ?? []).slice(at);
    const blockId = placed.flatMap(({ ids }) => ids)[0];
    if (blockId === undefined) return null;
    const groupId = this.groupOf.get(blockId) ?? '';
    const isFirst = this.parts.get(group)?.some(({ blockIds }) => blockIds[0] === blockId);
    return isFirst === true ? { groupId } : { groupId, blockId };
  }

  private addition(blocks: readonly Made[], then: EdgeTarget | null): EdgeTarget {
    const id = this.ids.of('group', 'added');
    const own = blocks.map((one, at) => {
      return withId(this.ids.of('block', `${id}-block`, at), one === jumpAlong ? jumpTo(then) : one);
    });
    this.add(id, this.context.locale === 'es' ? 'De la importación' : 'Of the import', own);
    return { groupId: id };
  }

  private theEnd(): EdgeTarget {
    if (this.endId === null) {
      this.endId = this.ids.of('group', 'end');
      const { locale } = this.context;
      const block = withId(this.ids.of('block', 'the-end'), made('end', { message: {} }, locale));
      this.add(this.endId, locale === 'es' ? 'Fin' : 'End', [block]);
    }
    return { groupId: this.endId };
  }

  private add(id: string, title: string, blocks: Block[]): void {
    const all = [...this.context.source.groups.map(({ raw }, at) => positionOf(raw, at))];
    const x = Math.max(0, ...all.map((one) => one.x)) + 360;
    const y = Math.min(...all.map((one) => one.y)) + 160 * this.added.length;
    this.added.push({ id, title, position: { x, y }, blocks });
  }

  private wire(source: EdgeSource, target: EdgeTarget, part: object | null = null): void {
    const edge = part === null ? undefined : this.exits.edgeOf(part);
    this.edges.push({ id: this.ids.of('edge', edge?.id ?? ''), source, target });
    if (edge === undefined) return;
    const line = this.context.line(edge);
    line.place ??= { flowId: this.flowId, groupId: target.groupId, blockId: target.blockId ?? null };
  }

  private events(): FlowEvent[] {
    const { source } = this.context;
    const from = { group: source.groups[0] ?? noGroup, at: 0 };
    const found = eventsOf(this.context, (wish) => this.ids.of('event', wish));
    for (const { part, event } of found) {
      const target = this.target(this.context.exitOf(part), from);
      if (target !== null) this.wire({ kind: 'event', id: event.id }, target, part);
      this.context.line(part).place = { flowId: this.flowId, groupId: null, blockId: null };
    }
    const led = new Set<object>(found.map(({ part }) => part));
    for (const event of source.events) if (!led.has(event)) this.exits.ignore(event);
    return found.map(({ event }) => event);
  }

  /** Where the group, its blocks and their parts are now. */
  private accountFor(group: SourceGroup, placed: readonly Placed[], groupId: string | undefined): void {
    const line = this.context.line(group);
    const { flowId } = this;
    line.place = { flowId, groupId: groupId ?? null, blockId: null };
    if (groupId === undefined)
      line.note(group.blocks.some(({ type }) => type === 'start') ? 'START_GROUP' : 'EMPTY_GROUP');
    for (const [at, { block, ids }] of placed.entries()) {
      const blockId = ids[0] ?? this.entry(group, at)?.blockId ?? this.firstBehind(group, at);
      const place = {
        flowId,
        groupId: (blockId === null ? undefined : this.groupOf.get(blockId)) ?? groupId ?? null,
        blockId,
      };
      this.context.line(block).place ??= place;
      for (const item of block.items) {
        this.context.line(item).place = place;
        for (const path of item.paths) this.context.line(path).place = place;
      }
    }
  }

  private firstBehind(group: SourceGroup, at: number): string | null {
    return (this.placed.get(group) ?? []).slice(at).flatMap(({ ids }) => ids)[0] ?? null;
  }
}

const noGroup: SourceGroup = { id: '', raw: {}, isReadable: false, title: '', blocks: [] };

function jumpTo(target: EdgeTarget | null): Made {
  return { kind: 'jump', options: { target } };
}
