import { outsiderChanges, type OutsiderLinks } from '../application/outsider-ports.js';
import { hexOf, signedWords, uuidOf } from './signed-words.js';
import { outsiderPath } from './mail-paths.js';

const form = /^([0-9a-f]{32})([0-9a-f]{32})(confirm|leave)$/;

/** Signed links. They do not expire by themselves: what they can still do is decided when they are used. */
export function hmacOutsiderLinks(publicUrl: string, texts: readonly string[]): OutsiderLinks {
  const words = signedWords(texts, 'tertulia outside recipient');
  return {
    urlFor: ({ organizationId, recipientId }, change) =>
      `${publicUrl}${outsiderPath}${words.sign(`${hexOf(organizationId)}${hexOf(recipientId)}${change.toLowerCase()}`)}`,
    read: (token) => {
      const [, organization = '', recipient = '', word = ''] = form.exec(words.read(token) ?? '') ?? [];
      const change = outsiderChanges.find((one) => one.toLowerCase() === word);
      return change === undefined
        ? null
        : { organizationId: uuidOf(organization), recipientId: uuidOf(recipient), change };
    },
  };
}
