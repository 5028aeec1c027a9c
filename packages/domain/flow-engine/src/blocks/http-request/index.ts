import { z } from 'zod';
import { id, text } from '../../definition/parts.js';
import type { BlockOf, OutsideEffect } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { renderJson } from '../../outside/json-body.js';
import { filled, renderDataText, renderHeader } from '../../outside/plain-values.js';
import { percentEncoded, renderUrl } from '../../outside/url.js';
import type { BlockDefinition } from '../definition.js';
import {
  connectionId,
  defineOutside,
  effectBase,
  mappings,
  mappingsOf,
  request,
  type EffectFault,
} from '../outside.js';
import { requestFindings } from './findings.js';

type HttpRequest = BlockOf<'httpRequest'>;

const contentTypes: Partial<Record<HttpRequest['options']['bodyKind'], string>> = {
  JSON: 'application/json',
  FORM: 'application/x-www-form-urlencoded',
  TEXT: 'text/plain; charset=utf-8',
};

/** Sends an HTTP request and stores parts of its response in variables. */
export const httpRequest: BlockDefinition<'httpRequest'> = defineOutside<'httpRequest'>({
  name: { es: 'Petición HTTP', en: 'HTTP request' },
  options: z.object({
    connectionId,
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: text,
    headers: z.array(z.object({ id, name: z.string().max(100), value: text })).max(29),
    bodyKind: z.enum(['NONE', 'JSON', 'FORM', 'TEXT']),
    body: text,
    mappings,
    timeoutSeconds: z.number().int().min(1).max(60),
    isBackground: z.boolean(),
  }),
  defaults: () => ({
    ...{ connectionId: null, method: 'GET', url: '', headers: [], bodyKind: 'NONE', body: '' },
    ...{ mappings: [], timeoutSeconds: 10, isBackground: false },
  }),
  templates: ({ options }) => [
    { field: 'url', source: options.url },
    ...options.headers.map(({ value }, at) => ({ field: `headers.${at}.value`, source: value })),
    ...(options.bodyKind === 'NONE' ? [] : [{ field: 'body', source: options.body }]),
  ],
  inspect: requestFindings,
  summary: ({ options }, locale) =>
    options.url === '' ? httpRequest.name[locale] : `${options.method} ${options.url.replace(/^https?:\/\//i, '')}`,
  run: (block, turn) => request(block, turn, effectOf(block, turn)),
});

function effectOf(block: HttpRequest, turn: Turn): OutsideEffect | EffectFault {
  const { method, connectionId: credential, timeoutSeconds } = block.options;
  const url = renderUrl(turn.compile(block.options.url), turn);
  if (url === null) return 'BAD_URL';
  const body = bodyOf(block, turn);
  if (body === undefined) return 'BAD_BODY';
  const given = { connectionId: credential, method, url, headers: headersOf(block, turn), body };
  return { kind: 'request', ...effectBase(block, turn, timeoutSeconds * 1_000), ...given, mappings: mappingsOf(block) };
}

/** Null without a body, undefined for one that cannot be built. */
function bodyOf({ options }: HttpRequest, turn: Turn): string | null | undefined {
  const source = turn.compile(options.body);
  switch (options.method === 'GET' ? 'NONE' : options.bodyKind) {
    case 'NONE':
      return null;
    case 'JSON':
      return renderJson(source, turn) ?? undefined;
    case 'FORM':
      return filled(source, turn, percentEncoded);
    case 'TEXT':
      return renderDataText(source, turn);
  }
}

function headersOf({ options }: HttpRequest, turn: Turn): { name: string; value: string }[] {
  const own = options.headers
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => ({ name, value: renderHeader(turn.compile(value), turn) }));
  const contentType = options.method === 'GET' ? undefined : contentTypes[options.bodyKind];
  if (contentType === undefined || own.some(({ name }) => name.toLowerCase() === 'content-type')) return own;
  return [...own, { name: 'content-type', value: contentType }];
}
