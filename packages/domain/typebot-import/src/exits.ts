import type { Account } from './account.js';
import { end, none, type Exit } from './context.js';
import type { Source, SourceEdge, SourceGroup } from './source.js';

/** Follows the exits of the file to the places where they lead. */
export class Exits {
  private readonly edges = new Map<string, SourceEdge>();
  private readonly groups = new Map<string, SourceGroup>();
  private readonly used = new Set<SourceEdge>();

  constructor(
    private readonly source: Source,
    private readonly account: Account,
  ) {
    for (const edge of source.edges) if (!this.edges.has(edge.id)) this.edges.set(edge.id, edge);
    for (const group of source.groups) if (!this.groups.has(group.id)) this.groups.set(group.id, group);
  }

  /** Where a part leads. A pointer to an edge or a place that is missing ends the path, as it does in Typebot. */
  of(part: { edgeId: string | null }): Exit {
    if (part.edgeId === null) return none;
    const edge = this.edges.get(part.edgeId);
    if (edge === undefined) {
      this.account.of(part).degrade('MISSING_EDGE');
      return end;
    }
    this.used.add(edge);
    const exit = this.to(edge.groupId, edge.blockId);
    if (exit !== null) return exit;
    this.account.of(edge).degrade('MISSING_TARGET');
    return end;
  }

  /** The place of a block, or the first one of a group; null for one that does not exist. */
  to(groupId: string, blockId: string | null): Exit | null {
    const group = this.groups.get(groupId);
    if (group === undefined) return null;
    const at = blockId === null ? 0 : group.blocks.findIndex(({ id }) => id === blockId);
    return at < 0 ? null : { kind: 'block', group, at };
  }

  /** The edge through which a part leaves. */
  edgeOf(part: object): SourceEdge | undefined {
    const edgeId = 'edgeId' in part ? part.edgeId : null;
    return typeof edgeId === 'string' ? this.edges.get(edgeId) : undefined;
  }

  /** Groups with a title. */
  titled(): readonly SourceGroup[] {
    return this.source.groups.filter(({ title, isReadable }) => isReadable && title !== '');
  }

  /** An edge of the file that is never followed, because its block never leaves through it. */
  ignore(part: { edgeId: string | null }): void {
    const edge = this.edges.get(part.edgeId ?? '');
    if (edge === undefined || this.used.has(edge)) return;
    this.used.add(edge);
    this.account.of(edge).drop('NEVER_TAKEN');
  }

  /** Accounts for the edges that no part names. */
  finish(): void {
    for (const edge of this.source.edges) {
      if (this.used.has(edge)) continue;
      this.account.of(edge).drop(this.edges.get(edge.id) === edge ? 'WITHOUT_SOURCE' : 'SECOND_OF_ID');
    }
  }
}
