/** What pages ask of GraphQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'playwright-core';

const file = join(import.meta.dirname, '..', '..', 'graphql', 'operations.json');
/** The operations of portal and chat that the gateway knows: texts by their hash. */
export const knownOperations = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

interface Body {
  readonly query?: string;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: string } };
}

/** The operation that a request is, such as `query Viewer`, whether it has its text or the hash that stands for it; null for others. */
export function askedBy(request: Request): string | null {
  const body = (request.method() === 'POST' ? request.postDataJSON() : null) as Body | null;
  const text = body?.query ?? knownOperations[body?.extensions?.persistedQuery?.sha256Hash ?? ''] ?? '';
  const [, kind, name] = /\b(query|mutation|subscription)\s+(\w+)/u.exec(text) ?? [];
  return kind === undefined || name === undefined ? null : `${kind} ${name}`;
}
