import type { BotDefinition, KnowledgeEntry, Prompt } from '@tertulia/flow-engine';
import { patternOf, withWords, wordsIn, type FoundWords, type TextQuery } from './words.js';

/** Where words are sought beside the flows. */
export type Beside = Pick<BotDefinition, 'knowledge' | 'prompts'>;

/** A text of the knowledge or of a prompt that contains what is looked for. */
export type BesideHit = FoundWords & {
  /** Unique among all hits. */
  key: string;
  id: string;
  /** The question of the entry, or the name of the prompt. */
  title: string;
} & ({ kind: 'knowledge'; part: EntryPart } | { kind: 'prompt'; part: PromptPart });

type EntryPart = (typeof entryPartNames)[number];
type PromptPart = (typeof promptPartNames)[number];

/** A text that was replaced. */
export interface BesideChange {
  hit: BesideHit;
  before: string;
  after: string;
}

const entryPartNames = ['question', 'answer'] as const;
const promptPartNames = ['name', 'role', 'tone', 'limits', 'knowledge'] as const;

/** The most characters of each text that can be saved. */
const entryParts = { question: 500, answer: 4_096 } as const;
const promptParts = { name: 80, role: 4_096, tone: 4_096, limits: 4_096, knowledge: 4_096 } as const;
/** Without them an entry or a prompt is not saved. */
const needed: ReadonlySet<string> = new Set(['question', 'answer', 'name']);

/** Every text of the knowledge and of the prompts that contains the words, in order. */
export function findBeside({ knowledge, prompts }: Beside, query: TextQuery): BesideHit[] {
  const pattern = patternOf(query);
  if (pattern === null) return [];
  const inEntry = (entry: KnowledgeEntry, part: EntryPart): BesideHit[] => {
    const found = wordsIn(entry[part], pattern);
    const key = ['knowledge', entry.id, part].join('|');
    return found === null ? [] : [{ ...found, key, id: entry.id, title: entry.question, kind: 'knowledge', part }];
  };
  const inPrompt = (prompt: Prompt, part: PromptPart): BesideHit[] => {
    const found = wordsIn(prompt[part], pattern);
    const key = ['prompt', prompt.id, part].join('|');
    return found === null ? [] : [{ ...found, key, id: prompt.id, title: prompt.name, kind: 'prompt', part }];
  };
  return [
    ...knowledge.flatMap((entry) => entryPartNames.flatMap((part) => inEntry(entry, part))),
    ...prompts.flatMap((prompt) => promptPartNames.flatMap((part) => inPrompt(prompt, part))),
  ];
}

/** What replacing the words in the given texts changes. A needed text never becomes empty, and no text too long. */
export function changesBeside(
  beside: Beside,
  hits: readonly BesideHit[],
  { query, replacement }: { query: TextQuery; replacement: string },
): BesideChange[] {
  const pattern = patternOf(query);
  if (pattern === null) return [];
  return hits.flatMap((hit) => {
    const before = textAt(beside, hit);
    if (before === undefined) return [];
    const longest = hit.kind === 'knowledge' ? entryParts[hit.part] : promptParts[hit.part];
    const after = withWords(before, pattern, { replacement, longest });
    const isLost = needed.has(hit.part) && after.trim() === '';
    return isLost || after === before ? [] : [{ hit, before, after }];
  });
}

/** The changes that undo others; a text that was changed since stays as it is. */
export function undoneBeside(beside: Beside, changes: readonly BesideChange[]): BesideChange[] {
  return changes
    .filter(({ hit, after }) => textAt(beside, hit) === after)
    .map(({ hit, before, after }) => ({ hit, before: after, after: before }));
}

/** The entries and prompts that changes change, each once and with all of its changes. */
export function changedBeside({ knowledge, prompts }: Beside, changes: readonly BesideChange[]): Beside {
  const byKind = (kind: BesideHit['kind']): Map<string, BesideChange[]> =>
    Map.groupBy(
      changes.filter(({ hit }) => hit.kind === kind),
      ({ hit }) => hit.id,
    );
  const [entries, changedPrompts] = [byKind('knowledge'), byKind('prompt')];
  const changed = <T extends { id: string }>(one: T, own: readonly BesideChange[]): T =>
    own.reduce((now, { hit, after }) => ({ ...now, [hit.part]: after }), one);
  return {
    knowledge: knowledge
      .filter(({ id }) => entries.has(id))
      .map((entry) => changed(entry, entries.get(entry.id) ?? [])),
    prompts: prompts
      .filter(({ id }) => changedPrompts.has(id))
      .map((prompt) => changed(prompt, changedPrompts.get(prompt.id) ?? [])),
  };
}

function textAt({ knowledge, prompts }: Beside, hit: BesideHit): string | undefined {
  if (hit.kind === 'knowledge') return knowledge.find(({ id }) => id === hit.id)?.[hit.part];
  return prompts.find(({ id }) => id === hit.id)?.[hit.part];
}
