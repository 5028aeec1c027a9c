import { isReservedName, parseFlow, variableNamePattern, type Variable } from '@tertulia/flow-engine';
import { z } from 'zod';
import { targetExists } from './document.js';
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
  groups: z.array(z.unknown()).min(1).max(500),
  edges: z.array(z.unknown()).max(5000),
  variables: z.array(z.unknown()).max(500),
});

/** Parses a clipboard text. It may come from anywhere: null for everything that is not a complete clipping. */
export function readClipping(text: string): Clipping | null {
  if (text.length > 2_000_000 || !text.includes('flow-clipping')) return null;
  const read = envelope.safeParse(parsedJson(text));
  if (!read.success) return null;
  const { groups, edges, variables } = read.data;
  const parsed = parseFlow({ id: 'clipping', name: 'clipping', events: [], groups, edges });
  if (!parsed.ok || parsed.flow.groups.some((group) => group.blocks.length === 0)) return null;
  const { flow } = parsed;
  return {
    tertulia: 'flow-clipping',
    version: 1,
    groups: flow.groups,
    edges: flow.edges.filter((edge) => targetExists(flow, edge.target)),
    variables: variables.flatMap((entry) => {
      const known = variable.safeParse(entry);
      return known.success ? [known.data] : [];
    }),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
