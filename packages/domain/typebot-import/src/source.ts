import type { Refusal } from '@tertulia/bot-files';
import { boundsFault, isObject, isTrueAt, listAt, objectOf, read, textAt, type Json } from './json.js';
import { blockTypes } from './types.js';

/** A part of the file; `raw` is as it stands there. */
interface Part {
  id: string;
  raw: Json;
  /** False for what is no object at all: it is counted, and nothing can be read of it. */
  isReadable: boolean;
}

/** A part with an exit; `edgeId` is null where the file names none. */
interface Leaving extends Part {
  edgeId: string | null;
}

export interface SourceEdge extends Part {
  groupId: string;
  blockId: string | null;
}
export type SourcePath = Leaving;
export interface SourceItem extends Leaving {
  paths: SourcePath[];
}
export interface SourceBlock extends Leaving {
  type: string;
  options: Json;
  content: unknown;
  items: SourceItem[];
}
export interface SourceGroup extends Part {
  title: string;
  blocks: SourceBlock[];
}
export interface SourceEvent extends Leaving {
  type: string;
  options: Json;
}
export interface SourceVariable extends Part {
  name: string;
}

/** The file in one form for all of its versions. */
export interface Source {
  version: string;
  name: string;
  events: SourceEvent[];
  groups: SourceGroup[];
  edges: SourceEdge[];
  variables: SourceVariable[];
  theme: Json;
  /** True where exits were read from the edges, because no part names one. */
  isDerived: boolean;
}

export type ReadSource = { ok: true; source: Source } | { ok: false; refusals: Refusal[] };

/** The bot inside of what the API of Typebot answers, or the bot itself; null for another file. */
export function typebotIn(file: unknown): Json | null {
  if (!isObject(file)) return null;
  const wrapped = read(file, 'typebot');
  const bot = isObject(wrapped) ? wrapped : file;
  return Array.isArray(read(bot, 'groups')) &&
    (Array.isArray(read(bot, 'edges')) || Array.isArray(read(bot, 'variables')))
    ? bot
    : null;
}

/** Reads a bot of versions 3 to 6.1. Every entry of its lists is kept, so that all can be counted. */
export function readSource(bot: Json): ReadSource {
  const fault = boundsFault(bot);
  if (fault !== null) return refused(fault === 'DEEP' ? tooDeep : tooLarge);
  const version = textAt(bot, 'version') || '3';
  if (!versions.has(version)) return refused(otherVersion);
  const groups = listAt(bot, 'groups').map(groupOf);
  const blocks = groups.flatMap((group) => group.blocks);
  if (groups.length === 0) return refused(noGroups);
  const unknown = blocks.filter(({ type }) => !blockTypes.has(type)).length;
  if (unknown > blocks.length / 2) return refused(notTypebot);
  const source: Source = {
    ...{ version, name: textAt(bot, 'name').trim(), groups, isDerived: false },
    events: listAt(bot, 'events').map(eventOf),
    edges: listAt(bot, 'edges').map(edgeOf),
    variables: listAt(bot, 'variables').map((raw) => ({ ...partOf(raw), name: textAt(objectOf(raw), 'name') })),
    theme: objectOf(read(bot, 'theme')),
  };
  if (source.events.every(({ type }) => type !== 'start') && blocks.every(({ type }) => type !== 'start'))
    return refused(noStart);
  return { ok: true, source: withExits(source) };
}

/** Every part that has an exit. */
export function leavingParts({ events, groups }: Source): (SourceEvent | SourceBlock | SourceItem | SourcePath)[] {
  const blocks = groups.flatMap((group) => group.blocks);
  const items = blocks.flatMap((block) => block.items);
  return [...events, ...blocks, ...items, ...items.flatMap((item) => item.paths)];
}

/** Files written by hand name no exits; then the sources of the edges say them. In other files they would bring dead edges back. */
function withExits(source: Source): Source {
  if (leavingParts(source).some(({ edgeId }) => edgeId !== null) || source.edges.length === 0) return source;
  const exits = new Map<string, string>();
  for (const { id, raw } of source.edges) {
    const from = objectOf(read(raw, 'from'));
    const place = ['pathId', 'itemId', 'blockId', 'eventId']
      .map((key) => textAt(from, key))
      .find((text) => text !== '');
    if (place !== undefined && !exits.has(place)) exits.set(place, id);
  }
  for (const part of leavingParts(source)) part.edgeId = exits.get(part.id) ?? null;
  return { ...source, isDerived: true };
}

function partOf(value: unknown): Part {
  const raw = objectOf(value);
  return { id: textAt(raw, 'id'), raw, isReadable: isObject(value) };
}

function leavingOf(value: unknown): Leaving {
  const part = partOf(value);
  return { ...part, edgeId: textAt(part.raw, 'outgoingEdgeId') || null };
}

function eventOf(value: unknown): SourceEvent {
  const part = leavingOf(value);
  return { ...part, type: textAt(part.raw, 'type'), options: objectOf(read(part.raw, 'options')) };
}

function groupOf(value: unknown): SourceGroup {
  const part = partOf(value);
  return { ...part, title: textAt(part.raw, 'title'), blocks: listAt(part.raw, 'blocks').map(blockOf) };
}

function blockOf(value: unknown): SourceBlock {
  const part = leavingOf(value);
  const options = objectOf(read(part.raw, 'options'));
  const items = listAt(part.raw, 'items').map((item) => ({
    ...leavingOf(item),
    paths: listAt(objectOf(item), 'paths').map(leavingOf),
  }));
  return { ...part, type: textAt(part.raw, 'type'), options, content: read(part.raw, 'content'), items };
}

function edgeOf(value: unknown): SourceEdge {
  const part = partOf(value);
  const groupId = textAt(part.raw, 'to', 'groupId');
  return { ...part, groupId, blockId: textAt(part.raw, 'to', 'blockId') || null };
}

/** True for an item that is shown on a condition only. */
export function isConditional({ raw }: SourceItem): boolean {
  return isTrueAt(raw, 'displayCondition', 'isEnabled') || isTrueAt(raw, 'options', 'displayCondition', 'isEnabled');
}

const versions = new Set(['3', '4', '5', '6', '6.1']);

function refused(reason: Refusal['reason']): ReadSource {
  return { ok: false, refusals: [{ place: { es: '', en: '' }, reason }] };
}

const tooDeep = { es: 'el archivo tiene demasiados niveles', en: 'the file is nested too deeply' };
const tooLarge = { es: 'el archivo tiene demasiados elementos', en: 'the file has too many parts' };
const otherVersion = {
  es: 'la versión del archivo no es de la 3 a la 6.1 de Typebot',
  en: 'the version of the file is none of Typebot’s from 3 to 6.1',
};
const noGroups = { es: 'el bot no tiene grupos', en: 'the bot has no groups' };
const noStart = { es: 'el bot no tiene un comienzo', en: 'the bot has no start' };
const notTypebot = {
  es: 'más de la mitad de los bloques no son de Typebot',
  en: 'more than half of the blocks are not of Typebot',
};
