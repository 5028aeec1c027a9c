import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { UnsubscribeLinks } from '../application/unsubscribe-ports.js';
import { digestKind } from '../domain/digest.js';
import { notificationKinds } from '../domain/kinds.js';
import { unsubscribePath } from './mail-paths.js';

const keyBytes = 32;
const form = /^([0-9a-f]{32})([0-9a-f]{32})([a-z_]{3,30})\.([A-Za-z0-9_-]{43})$/;

/** Links signed by HMAC-SHA-256. The first key signs, all verify. They do not expire: a mail may be read much later. */
export function hmacUnsubscribeLinks(publicUrl: string, texts: readonly string[]): UnsubscribeLinks {
  const keys = texts.map((text) => Buffer.from(hkdfSync('sha256', text, '', 'tertulia unsubscribe', keyBytes)));
  const [first] = keys;
  if (first === undefined) throw new RangeError('At least one key is needed');
  return {
    urlFor: ({ organizationId, userId }, kind) => {
      const said = `${hexOf(organizationId)}${hexOf(userId)}${kind.toLowerCase()}`;
      return `${publicUrl}${unsubscribePath}${said}.${signatureOf(first, said).toString('base64url')}`;
    },
    read: (token) => {
      const [, organization = '', user = '', word = '', signature = ''] = form.exec(token) ?? [];
      const given = Buffer.from(signature, 'base64url');
      // Another spelling of the same bytes is not what was made here.
      if (signature === '' || given.toString('base64url') !== signature) return null;
      const said = `${organization}${user}${word}`;
      if (!keys.some((key) => timingSafeEqual(signatureOf(key, said), given))) return null;
      const kind = ([digestKind, ...notificationKinds] as const).find((one) => one.toLowerCase() === word);
      return kind === undefined ? null : { organizationId: uuidOf(organization), userId: uuidOf(user), kind };
    },
  };
}

function signatureOf(key: Buffer, said: string): Buffer {
  return createHmac('sha256', key).update(said).digest();
}

function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
