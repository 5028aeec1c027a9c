import type { Part, TypebotFile } from './fixtures.js';

/**
 * How Typebot runs a flow, told once more and apart from the import: which block follows which. Only the kinds that the random flows
 * of the tests have.
 */
export class TypebotWalk {
  readonly said: string[] = [];
  /** The question that waits; null once the conversation is complete. */
  waiting: Part | null = null;
  isComplete = false;
  isEndless = false;
  private readonly values = new Map<string, string>();
  private mark: { group: Part & { blocks: Part[] }; at: number } | { edgeId: string } | null = null;
  private readonly callers: { group: Part & { blocks: Part[] }; at: number; edgeId: string | undefined }[] = [];
  private budget = 300;

  constructor(private readonly file: TypebotFile) {
    this.follow(exitOf(file.events[0]) ?? '');
  }

  reply(text: string): void {
    const question = this.waiting;
    if (question === null) throw new Error('nothing waits');
    this.waiting = null;
    const { variableId } = (question['options'] ?? {}) as { variableId?: string };
    if (variableId !== undefined) this.values.set(variableId, text);
    const items = (question['items'] ?? []) as Part[];
    const item = items.find(({ content }) => this.filled(String(content)) === text);
    const edgeId = exitOf(item) ?? exitOf(question);
    if (edgeId !== undefined) this.follow(edgeId);
    else this.goOnBehind(question);
  }

  private goOnBehind(block: Part): void {
    for (const group of this.file.groups) {
      const at = group.blocks.indexOf(block);
      if (at >= 0) return this.walk(group, at + 1);
    }
  }

  private follow(edgeId: string): void {
    const found = this.file.edges.find(({ id }) => id === edgeId);
    const to = found?.['to'] as { groupId: string; blockId?: string } | undefined;
    const group = this.file.groups.find(({ id }) => id === to?.groupId);
    if (group === undefined || to === undefined) return this.complete();
    const at = to.blockId === undefined ? 0 : group.blocks.findIndex(({ id }) => id === to.blockId);
    if (at < 0) return this.complete();
    this.walk(group, at);
  }

  private walk(group: Part & { blocks: Part[] }, from: number): void {
    for (let at = from; at < group.blocks.length; at += 1) {
      this.budget -= 1;
      if (this.budget < 0) {
        this.isEndless = true;
        return this.complete();
      }
      const block = group.blocks[at] ?? {};
      const type = String(block['type']);
      if (type === 'text') {
        this.send(block);
        const isLast = at === group.blocks.length - 1;
        const edgeId = exitOf(block);
        if (isLast && edgeId !== undefined) return this.follow(edgeId);
      } else if (type.endsWith(' input')) {
        this.waiting = block;
        return;
      } else {
        const next = this.logic(block, group, at);
        if (next !== null) return next();
      }
    }
    this.complete();
  }

  /** Where a block of logic leads; null for the next block. */
  private logic(block: Part, group: Part & { blocks: Part[] }, at: number): (() => void) | null {
    const own = exitOf(block);
    const options = (block['options'] ?? {}) as Record<string, string | undefined>;
    const byEdge = (edgeId: string | undefined) => (edgeId === undefined ? null : () => this.follow(edgeId));
    switch (block['type']) {
      case 'Set variable':
        this.store(options);
        return byEdge(own);
      case 'Condition': {
        const item = (block['items'] as Part[]).find(({ content }) => this.holds(content as Part));
        if (item === undefined) return byEdge(own);
        return byEdge(exitOf(item)) ?? (() => this.complete());
      }
      case 'AB test': {
        const [a, b] = (block['items'] as Part[]).map((item) => exitOf(item));
        const isFirst = Number(options['aPercent']) === 100;
        return byEdge(isFirst && a !== undefined ? a : b);
      }
      case 'Jump': {
        const { groupId, blockId } = options;
        if (groupId === undefined) return byEdge(own);
        this.mark = at + 1 < group.blocks.length ? { group, at: at + 1 } : own === undefined ? null : { edgeId: own };
        const target = this.file.groups.find(({ id }) => id === groupId);
        const index = blockId === undefined ? 0 : (target?.blocks.findIndex(({ id }) => id === blockId) ?? -1);
        return target === undefined || index < 0 ? () => this.complete() : () => this.walk(target, index);
      }
      case 'Return': {
        const { mark } = this;
        this.mark = null;
        if (mark === null) return null;
        return 'edgeId' in mark ? () => this.follow(mark.edgeId) : () => this.walk(mark.group, mark.at);
      }
      case 'Typebot link': {
        const target = this.file.groups.find(({ id }) => id === options['groupId']);
        this.callers.push({ group, at: at + 1, edgeId: own });
        return target === undefined ? () => this.complete() : () => this.walk(target, 0);
      }
      default:
        throw new Error(`the walker does not know ${String(block['type'])}`);
    }
  }

  private store({ variableId, expressionToEvaluate = '' }: Record<string, string | undefined>): void {
    if (variableId === undefined) return;
    const sum = /^(.*) \+ (\d+)$/.exec(this.filled(expressionToEvaluate));
    const value = sum === null ? this.filled(expressionToEvaluate) : String(Number(sum[1]) + Number(sum[2]));
    this.values.set(variableId, value);
  }

  private holds({ logicalOperator, comparisons }: Part): boolean {
    const all = (comparisons as Part[]).map((one) => this.compares(one));
    return logicalOperator === 'OR' ? all.some(Boolean) : all.length > 0 && all.every(Boolean);
  }

  private compares({ variableId, comparisonOperator, value }: Part): boolean {
    const left = this.values.get(String(variableId)) ?? '';
    const right = typeof value === 'string' ? this.filled(value) : '';
    switch (comparisonOperator) {
      case 'Equal to':
        return left === right;
      case 'Not equal':
        return left !== right;
      case 'Contains':
        return right !== '' && left.toLowerCase().includes(right.toLowerCase());
      case 'Is set':
        return left !== '';
      case 'Is empty':
        return left === '';
      case 'Greater than':
        return left !== '' && Number(left) > Number(right);
      default:
        return false;
    }
  }

  private send(block: Part): void {
    const { richText } = block['content'] as { richText: { children: { text: string }[] }[] };
    const text = richText.map(({ children }) => children.map((child) => this.filled(child.text)).join('')).join('\n');
    if (text.trim() !== '') this.said.push(text);
  }

  private filled(text: string): string {
    return text.replaceAll(/\{\{([^{}]+)\}\}/g, (_, name: string) => {
      const variable = this.file.variables.find((one) => one['name'] === name);
      return this.values.get(String(variable?.['id'])) ?? '';
    });
  }

  /** The end of a path: back to behind the link that began it, if there is one. */
  private complete(): void {
    const caller = this.isEndless ? undefined : this.callers.pop();
    if (caller?.edgeId !== undefined) return this.follow(caller.edgeId);
    if (caller !== undefined) return this.walk(caller.group, caller.at);
    this.isComplete = true;
    this.waiting = null;
  }
}

function exitOf(part: Part | undefined): string | undefined {
  const edgeId = part?.['outgoingEdgeId'];
  return typeof edgeId === 'string' ? edgeId : undefined;
}
