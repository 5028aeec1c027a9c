/** What became of a node of the imported file. */
export type ImportOutcome = 'MAPPED' | 'DEGRADED' | 'PLACEHOLDER' | 'DROPPED';

/** The nodes that are counted, the same for every file, so that accounts can be compared. */
export type ImportNodeKind = 'EVENT' | 'GROUP' | 'BLOCK' | 'ITEM' | 'PATH' | 'EDGE' | 'VARIABLE';

const importNodeKinds: readonly ImportNodeKind[] = ['EVENT', 'GROUP', 'BLOCK', 'ITEM', 'PATH', 'EDGE', 'VARIABLE'];

/** A text in both languages of the platform. */
export interface Words {
  es: string;
  en: string;
}

/** Where a node is now. */
export interface ImportPlace {
  flowId: string;
  groupId: string | null;
  blockId: string | null;
}

/** The account of one node of the file. */
export interface ImportNode {
  kind: ImportNodeKind;
  sourceId: string;
  /** The kind of the node in the file, such as `text input`. */
  sourceType: string;
  /** How people know it: a title, a name, the beginning of a text. */
  label: string;
  outcome: ImportOutcome;
  /** Why it is not as it was; empty for a node that is. */
  reasons: Words[];
  /** Null where nothing of it is left. */
  place: ImportPlace | null;
}

/** A connection that the bot needs before it can be published. */
export interface ImportSlot {
  /** The name of a connector, or empty when the file does not say. */
  connector: string;
  /** Null for the model that writes the answers. */
  place: ImportPlace | null;
}

/** Nodes of one kind by outcome. */
export interface ImportTotal extends Record<Lowercase<ImportOutcome>, number> {
  kind: ImportNodeKind;
  /** How many of them the file has: the sum of the outcomes. */
  all: number;
}

/** The totals of every kind of which there is a node. */
export function totalsOf(nodes: readonly ImportNode[]): ImportTotal[] {
  return importNodeKinds.flatMap((kind) => {
    const own = nodes.filter((node) => node.kind === kind);
    const count = (outcome: ImportOutcome): number => own.filter((node) => node.outcome === outcome).length;
    if (own.length === 0) return [];
    return [
      {
        ...{ kind, all: own.length },
        ...{ mapped: count('MAPPED'), degraded: count('DEGRADED') },
        ...{ placeholder: count('PLACEHOLDER'), dropped: count('DROPPED') },
      },
    ];
  });
}

/** The beginning of a text, in one line. */
export function labelOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
