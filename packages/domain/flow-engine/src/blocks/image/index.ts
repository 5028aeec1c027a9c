import { z } from 'zod';
import { flowText, url } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';
import { isWebAddress, withoutAddress } from '../web-address.js';

/** Shows an image from a web address. */
export const image: BlockDefinition<'image'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Imagen', en: 'Image' },
  options: z.object({ url, alt: flowText }),
  defaults: (locale) => ({ url: '', alt: inLanguage(locale, { es: 'Imagen', en: 'Image' }) }),
  texts: (block) => [{ field: 'alt', text: block.options.alt, isExpected: true }],
  inspect: (block) => withoutAddress(block.options.url, { es: 'de la imagen', en: 'of the image' }),
  summary: (block, locale) => pickText(block.options.alt, locale, locale) || block.options.url || image.name[locale],
  run: (block, turn) => {
    const { url: address, alt } = block.options;
    if (isWebAddress(address)) turn.send(block.id, [{ kind: 'image', url: address, alt: turn.text(alt) }]);
    return { kind: 'next' };
  },
};
