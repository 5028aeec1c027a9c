import type { InboundScheme, ReceivedCallFragment, ShownSourceFragment } from '../../../gql/graphql.js';
import type { Tone } from '../../../ui/index.js';

/** An address that another system calls. */
export type ShownSource = ShownSourceFragment;

/** A call that arrived. */
export type ReceivedCall = ReceivedCallFragment;

/** How a system can prove itself at a source of its own, the safest first. */
export const ownSchemes = ['STANDARD_WEBHOOKS', 'HMAC_SHA256', 'BEARER'] as const satisfies readonly InboundScheme[];
export type OwnScheme = (typeof ownSchemes)[number];

/** The scheme of a source of its own; null for one of a connection. */
export function ownScheme(scheme: InboundScheme): OwnScheme | null {
  return ownSchemes.find((one) => one === scheme) ?? null;
}

/** The header of `HMAC_SHA256` where none is named. */
export const headerDefault = 'x-signature-256';

/** The address of the page of a source. */
export function sourceAddress({ id }: Pick<ShownSource, 'id'>): string {
  return `/integrations/incoming/${encodeURIComponent(id)}`;
}

/** The colour of what became of a call. */
export const receivedTones: Record<ReceivedCall['state'], Tone> = {
  PENDING: 'info',
  PUBLISHED: 'ok',
  ANSWERED: 'ok',
  IGNORED: 'neutral',
};

const body = '{"pedido":"A-7"}';
const json = "-H 'content-type: application/json'";

/** A line for a shell that calls a source with an example and proves itself with the secret. */
export function curlOf(
  { url, scheme, header }: Pick<ShownSource, 'url' | 'scheme' | 'header'>,
  secret: string,
): string {
  const variables = [`secret=${quoted(secret)}`, `body=${quoted(body)}`];
  const call = (headers: readonly string[]): string =>
    ['curl', quoted(url), json, ...headers.map((one) => `-H "${one}"`), '--data-raw "$body"'].join(' ');
  switch (scheme) {
    case 'HMAC_SHA256':
      return [
        ...variables,
        `signature=$(printf %s "$body" | openssl dgst -sha256 -hmac "$secret" | sed 's/^.* //')`,
        call([`${header ?? headerDefault}: sha256=$signature`]),
      ].join('\n');
    case 'STANDARD_WEBHOOKS':
      return [
        ...variables,
        'time=$(date +%s)',
        'id="msg_$time"',
        `key=$(printf %s "\${secret#whsec_}" | openssl base64 -d -A | od -An -vtx1 | tr -d ' \\n')`,
        'signature=$(printf %s "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)',
        call(['webhook-id: $id', 'webhook-timestamp: $time', 'webhook-signature: v1,$signature']),
      ].join('\n');
    default:
      return [...variables, call(['authorization: Bearer $secret'])].join('\n');
  }
}

/** A word of a shell, whatever it contains. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
