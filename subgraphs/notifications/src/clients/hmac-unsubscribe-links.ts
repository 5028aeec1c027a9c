import type { UnsubscribeLinks } from '../application/unsubscribe-ports.js';
import { digestKind } from '../domain/digest.js';
import { notificationKinds } from '../domain/kinds.js';
import { unsubscribePath } from './mail-paths.js';
import { hexOf, signedWords, uuidOf } from './signed-words.js';

const form = /^([0-9a-f]{32})([0-9a-f]{32})([a-z_]{3,30})$/;

/** Signed links. They do not expire: a mail may be read much later. */
export function hmacUnsubscribeLinks(publicUrl: string, texts: readonly string[]): UnsubscribeLinks {
  const words = signedWords(texts, 'tertulia unsubscribe');
  return {
    urlFor: ({ organizationId, userId }, kind) =>
      `${publicUrl}${unsubscribePath}${words.sign(`${hexOf(organizationId)}${hexOf(userId)}${kind.toLowerCase()}`)}`,
    read: (token) => {
      const [, organization = '', user = '', word = ''] = form.exec(words.read(token) ?? '') ?? [];
      const kind = ([digestKind, ...notificationKinds] as const).find((one) => one.toLowerCase() === word);
      return kind === undefined ? null : { organizationId: uuidOf(organization), userId: uuidOf(user), kind };
    },
  };
}
