import type { BotDefinition, Locale } from '../model.js';
import { formatDate, weekdayName } from '../business/describe.js';
import type { DefinitionChange } from './definition-change.js';
import { isKeyed } from './equal.js';
import type { MergeConflict } from './merge-values.js';
import { blockTitle, edgeTitle, placeTitle, type Naming } from './place-names.js';
import { valueInWords, wordsOf } from './value-words.js';
import { sourceKey } from '../engine/compiled.js';

/** A conflict in words. A value is null when that side removed it or when it cannot be described in words. */
export interface ConflictWords {
  subject: DefinitionChange['subject'];
  title: string;
  field: string | null;
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

type Side = 'base' | 'mine' | 'theirs';
type Topic = Pick<ConflictWords, 'subject' | 'title' | 'field'>;

const sides: readonly Side[] = ['mine', 'theirs', 'base'];

/** Describes a conflict: its subject and the value on each side. The title is taken from a side that still has the subject. */
export function conflictInWords(
  conflict: MergeConflict,
  definitions: Readonly<Record<'mine' | 'theirs', BotDefinition> & Record<'base', BotDefinition | null>>,
  locale: Locale,
): ConflictWords {
  const naming = (side: Side): Naming => ({ definition: definitions[side] ?? definitions.theirs, locale });
  const topic = firstOf(sides, (side) => topicOf(conflict.path, naming(side))) ?? unknownPart(conflict.path);
  const valueOf = (side: Side): string | null =>
    topic.subject === 'EDGE' || topic.field === 'place'
      ? placeWords(conflict[side], naming(side))
      : valueWords(topic, conflict[side], naming(side));
  return { ...topic, base: valueOf('base'), mine: valueOf('mine'), theirs: valueOf('theirs') };
}

function topicOf(path: readonly string[], naming: Naming): Topic | null {
  const [part = '', name = '', id = ''] = path;
  const { definition } = naming;
  switch (part) {
    case 'profile':
      return businessTopic(path.slice(1), naming);
    case 'theme':
      return { subject: 'THEME', title: name, field: name };
    case 'variables':
      return { subject: 'VARIABLE', title: name, field: id === '' ? null : id };
    case 'prompts':
      return titled('PROMPT', definition.prompts.find((one) => one.id === name)?.name, id);
    case 'knowledge':
      return titled('KNOWLEDGE', definition.knowledge.find((one) => one.id === name)?.question, id);
    case 'documents':
      return titled('KNOWLEDGE', definition.documents?.find((one) => one.id === name)?.title, id);
    case 'flows':
      return flowTopic(path.slice(1), naming);
    case 'settings':
      return { subject: 'PROFILE', title: id === '' ? name : id, field: id === '' ? name : id };
    default:
      return { subject: 'PROFILE', title: part, field: part };
  }
}

function businessTopic([part = '', id = '', field]: readonly string[], { definition, locale }: Naming): Topic | null {
  if (part === 'services')
    return titled('SERVICE', definition.profile.services.find((one) => one.id === id)?.name, field);
  if (part === 'openingHours' && id !== '')
    return { subject: 'HOURS', title: weekdayName(Number(id), locale), field: null };
  if (part === 'exceptions' && id !== '') return { subject: 'HOURS', title: formatDate(id, locale), field: null };
  return { subject: 'PROFILE', title: part, field: part };
}

function flowTopic([flowId, part = '', id = '', ...rest]: readonly string[], naming: Naming): Topic | null {
  const groups = naming.definition.flows.flatMap((flow) => flow.groups);
  if (part === 'groups') return titled('GROUP', groups.find((group) => group.id === id)?.title, rest[0]);
  if (part === 'edges') {
    const edge = naming.definition.flows.flatMap((flow) => flow.edges).find((one) => sourceKey(one.source) === id);
    return edge === undefined ? null : { subject: 'EDGE', title: edgeTitle(edge, naming), field: null };
  }
  if (part !== 'blocks') return titled('FLOW', naming.definition.flows.find((flow) => flow.id === flowId)?.name, part);
  const block = groups.flatMap((group) => group.blocks).find((one) => one.id === id);
  if (block === undefined) return null;
  const field = rest[0] === 'place' ? 'place' : rest.length > 0 ? 'text' : null;
  return { subject: 'BLOCK', title: blockTitle(block, naming), field };
}

function titled(subject: Topic['subject'], title: string | undefined, field: string | undefined): Topic | null {
  return title === undefined ? null : { subject, title, field: field === undefined || field === '' ? null : field };
}

function unknownPart(path: readonly string[]): Topic {
  return { subject: path[0] === 'flows' ? 'BLOCK' : 'PROFILE', title: '', field: null };
}

function valueWords(topic: Topic, value: unknown, { definition, locale }: Naming): string | null {
  const context = wordsOf(definition, locale);
  const field = topic.field ?? '';
  const words = valueInWords(field, value, context);
  if (words !== null || !isKeyed(value)) return words;
  const name = value['name'] ?? value['question'] ?? value['title'];
  if (typeof name === 'string') {
    const answer = value['answer'];
    return typeof answer === 'string' ? `${name} ${answer}` : name;
  }
  const isBlock = typeof value['kind'] === 'string' && isKeyed(value['options']);
  return isBlock ? blockTitle(value as never, { definition, locale }) : null;
}

function placeWords(value: unknown, naming: Naming): string | null {
  if (typeof value === 'string') return placeTitle({ groupId: value }, naming);
  const target = isKeyed(value) ? value['target'] : undefined;
  return isKeyed(target) ? placeTitle(target as never, naming) : null;
}

function firstOf<T, U>(items: readonly T[], read: (item: T) => U | null): U | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}
