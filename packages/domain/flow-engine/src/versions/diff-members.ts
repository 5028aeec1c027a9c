import type { DefinitionChange } from './definition-change.js';
import { isSameJson } from './equal.js';
import { valueInWords, type WordsContext } from './value-words.js';

/** How values of either state are told. */
export interface BothWords {
  before: WordsContext;
  after: WordsContext;
}

type Subject = DefinitionChange['subject'];

/** A difference about the whole of something. */
export function whole(
  kind: DefinitionChange['kind'],
  subject: Subject,
  values: { id: string; title: string; before?: string | null; after?: string | null },
): DefinitionChange {
  return { kind, subject, field: null, before: null, after: null, ...values };
}

/** Members that came, went or differ, told as a whole. */
export function memberChanges<T>(
  subject: Subject,
  [from, to]: readonly [readonly T[], readonly T[]],
  of: { id(item: T): string; title(item: T): string; words?(item: T): string | null },
): DefinitionChange[] {
  const { before, after } = { before: keyed(from, of.id), after: keyed(to, of.id) };
  const words = (item: T | undefined): string | null => (item === undefined ? null : (of.words?.(item) ?? null));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (isSameJson(old, now)) return [];
    const kind = old === undefined ? 'ADDED' : now === undefined ? 'REMOVED' : 'EDITED';
    const title = of.title((now ?? old) as T);
    return [whole(kind, subject, { id, title, before: words(old), after: words(now) })];
  });
}

/** Members with fields: those that came or went as a whole, those that differ field by field. */
export function entryChanges<T extends { id: string }>(
  subject: Subject,
  [from, to]: readonly [readonly T[], readonly T[]],
  { title, context, words }: { title(item: T): string; context: BothWords; words?(item: T): string | null },
): DefinitionChange[] {
  const before = keyed(from, (item) => item.id);
  const wholes = memberChanges(subject, [from, to], { id: (item) => item.id, title, ...(words ? { words } : {}) });
  return wholes.flatMap((change) => {
    if (change.kind !== 'EDITED') return [change];
    const now = to.find((item) => item.id === change.id);
    const fields = fieldChanges(subject, [{ ...before.get(change.id) }, { ...now }], context);
    return fields.map((field) => ({ ...field, id: change.id, title: change.title }));
  });
}

/** Fields that differ, each with both values. */
export function fieldChanges(
  subject: Subject,
  [from, to]: readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>],
  context: BothWords,
): DefinitionChange[] {
  return Object.keys({ ...from, ...to })
    .filter((field) => !isSameJson(from[field], to[field]))
    .map((field) => ({
      kind: 'EDITED',
      subject,
      id: field,
      title: field,
      field,
      before: valueInWords(field, from[field], context.before),
      after: valueInWords(field, to[field], context.after),
    }));
}

function keyed<T>(items: readonly T[], id: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [id(item), item]));
}
