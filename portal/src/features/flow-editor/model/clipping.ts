import {
  isReservedName,
  parseFlow,
  variableNamePattern,
  type Edge,
  type Flow,
  type Variable,
} from '@tertulia/flow-engine';
import { z } from 'zod';
import { findBlock, sourceKey, targetExists } from './document.js';
import type { Clipping } from './clipboard.js';

const variable: z.ZodType<Variable> = z.object({
  name: z
    .string()
    .regex(variableNamePattern)
    .refine((name) => !isReservedName(name)),
  type: z.enum(['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'LIST', 'JSON']),
  scope: z.enum(['CONVERSATION', 'CONTACT', 'BOT', 'ORGANIZATION']),
  isPersonalData: z.boolean(),
  defaultValue: z.union([z.string().max(4096), z.number(), z.boolean(), z.null()]).catch(null),
});

const envelope = z.object({
  tertulia: z.literal('flow-clipping'),
  version: z.literal(1),
  botId: z.string().max(80).optional().catch(undefined),
  groups: z.array(z.unknown()).max(500),
  edges: z.array(z.unknown()).max(5000),
  variables: z.array(z.unknown()).max(500),
  notes: z.array(z.unknown()).max(200).default([]),
});

/** Parses a clipboard text. It may come from anywhere: null for everything that is not a complete clipping. */
export function readClipping(text: string): Clipping | null {
  if (text.length > 2_000_000 || !text.includes('flow-clipping')) return null;
  const read = envelope.safeParse(parsedJson(text));
  if (!read.success) return null;
  const { botId, groups, edges, variables, notes } = read.data;
  if (groups.length + notes.length === 0) return null;
  const parsed = parseFlow({ id: 'clipping', name: 'clipping', events: [], groups, edges, notes });
  if (!parsed.ok || parsed.flow.groups.some((group) => group.blocks.length === 0)) return null;
  const { flow } = parsed;
  if (hasRepeatedIds(flow)) return null;
  return {
    ...{ tertulia: 'flow-clipping', version: 1, groups: flow.groups, edges: wholeEdges(flow), notes: flow.notes ?? [] },
    ...(botId === undefined ? {} : { botId }),
    variables: variables.flatMap((entry) => {
      const known = variable.safeParse(entry);
      return known.success ? [known.data] : [];
    }),
  };
}

/** Two parts with one id would have one id after pasting, too. */
function hasRepeatedIds({ groups, notes = [] }: Flow): boolean {
  const isRepeated = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;
  return (
    isRepeated([...groups, ...notes].map(({ id }) => id)) ||
    isRepeated(groups.flatMap(({ blocks }) => blocks.map(({ id }) => id)))
  );
}

/** Edges between two blocks of the clipping, one from each exit. */
function wholeEdges(flow: Flow): Edge[] {
  const exits = new Set<string>();
  return flow.edges.filter(({ source, target }) => {
    const key = sourceKey(source);
    const isWhole = source.kind !== 'event' && findBlock(flow, source.id) !== null && targetExists(flow, target);
    const isFirst = !exits.has(key);
    if (isWhole) exits.add(key);
    return isWhole && isFirst;
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
