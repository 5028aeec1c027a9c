import {
  labelOf,
  type ImportNode,
  type ImportNodeKind,
  type ImportOutcome,
  type ImportPlace,
} from '@tertulia/bot-files';
import { reasons, type Reason } from './reasons.js';

const order: readonly ImportOutcome[] = ['MAPPED', 'DEGRADED', 'PLACEHOLDER', 'DROPPED'];

/** The line of one node. Several remarks may be made; the worst outcome counts. */
export class Line {
  place: ImportPlace | null = null;
  private outcome: ImportOutcome = 'MAPPED';
  private readonly said = new Set<Reason>();

  constructor(private readonly node: Pick<ImportNode, 'kind' | 'sourceId' | 'sourceType' | 'label'>) {}

  get isDropped(): boolean {
    return this.outcome === 'DROPPED';
  }

  /** It does what it did, in another way that is worth a word. */
  note(reason: Reason): void {
    this.said.add(reason);
  }

  degrade(reason: Reason): void {
    this.become('DEGRADED', reason);
  }

  hold(reason: Reason): void {
    this.become('PLACEHOLDER', reason);
  }

  drop(reason: Reason): void {
    this.become('DROPPED', reason);
  }

  finished(): ImportNode {
    return {
      ...this.node,
      outcome: this.outcome,
      reasons: [...this.said].map((reason) => ({ ...reasons[reason] })),
      place: this.isDropped ? null : this.place,
    };
  }

  private become(outcome: ImportOutcome, reason: Reason): void {
    if (order.indexOf(outcome) > order.indexOf(this.outcome)) this.outcome = outcome;
    this.said.add(reason);
  }
}

/** The lines of all nodes, in the order of the file. Parts are known by themselves: ids may be there twice, or be missing. */
export class Account {
  private readonly lines = new Map<object, Line>();

  /** Counts a part of the file. */
  count(kind: ImportNodeKind, part: { id: string; isReadable: boolean }, facts: { type: string; label: string }): void {
    const line = new Line({
      ...{ kind, sourceId: part.id.slice(0, 200), sourceType: facts.type.slice(0, 80), label: labelOf(facts.label) },
    });
    if (!part.isReadable) line.drop('UNREADABLE');
    this.lines.set(part, line);
  }

  /** The line of a part that was counted. */
  of(part: object): Line {
    const line = this.lines.get(part);
    if (line === undefined) throw new RangeError('a part was not counted');
    return line;
  }

  finished(): ImportNode[] {
    return [...this.lines.values()].map((line) => line.finished());
  }
}
