import type { z } from 'zod';
import type { BotDefinition, Flow } from '../model.js';
import { definitionSchema, flowSchema } from './schema.js';
import { isUnsafeName } from './names.js';

/** Location and description of an error in the JSON. */
export interface ParseIssue {
  path: string[];
  message: string;
}

/** A definition of valid shape, or the first 50 issues. */
export type ParsedDefinition = { ok: true; definition: BotDefinition } | { ok: false; issues: ParseIssue[] };
/** A flow of valid shape, or the first 50 issues. */
export type ParsedFlow = { ok: true; flow: Flow } | { ok: false; issues: ParseIssue[] };

const maxDepth = 24;
const maxNodes = 1_500_000;
const maxListLength = 5_000;
const maxKeys = 500;
const maxIssues = 50;

/**
 * Parses any JSON value as a definition. Checks shape and limits only; `validateDefinition` checks whether it can be published.
 * Unknown keys are dropped; keys such as `__proto__` are refused. Safe for hostile values of any depth and size.
 */
export function parseDefinition(json: unknown): ParsedDefinition {
  const read = readWith(definitionSchema, json);
  return read.ok ? { ok: true, definition: read.value } : read;
}

/** Like `parseDefinition`, for a single flow. */
export function parseFlow(json: unknown): ParsedFlow {
  const read = readWith(flowSchema, json);
  return read.ok ? { ok: true, flow: read.value } : read;
}

function readWith<T>(
  schema: z.ZodType<T>,
  json: unknown,
): { ok: true; value: T } | { ok: false; issues: ParseIssue[] } {
  const refused = boundsIssue(json);
  if (refused) return { ok: false, issues: [refused] };
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const issues = result.error.issues.slice(0, maxIssues).map((issue) => ({
    path: issue.path.map(String),
    message: issue.message,
  }));
  return { ok: false, issues };
}

interface Open {
  value: object;
  depth: number;
  path: Path | null;
}

interface Path {
  key: string;
  parent: Path | null;
}

/** Checks depth and size before the schema walks the value. Not recursive, so deep nesting cannot overflow the stack. */
function boundsIssue(json: unknown): ParseIssue | null {
  if (json === null || typeof json !== 'object') return null;
  const open: Open[] = [{ value: json, depth: 1, path: null }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth, path } = next;
    const keys = Array.isArray(value) ? value.length : Object.keys(value).length;
    nodes += keys;
    if (depth > maxDepth) return issue(path, 'Nested too deeply');
    if (keys > (Array.isArray(value) ? maxListLength : maxKeys)) return issue(path, 'Too many entries');
    if (nodes > maxNodes) return issue(null, 'Too large');
    for (const [key, inner] of Object.entries(value)) {
      if (isUnsafeName(key)) return issue({ key, parent: path }, 'This name is reserved');
      if (inner !== null && typeof inner === 'object')
        open.push({ value: inner as object, depth: depth + 1, path: { key, parent: path } });
    }
  }
  return null;
}

function issue(path: Path | null, message: string): ParseIssue {
  const keys: string[] = [];
  for (let at = path; at; at = at.parent) keys.unshift(at.key);
  return { path: keys, message };
}
