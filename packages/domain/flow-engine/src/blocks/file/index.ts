import { z } from 'zod';
import { flowText, url } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';
import { isWebAddress, withoutAddress } from '../web-address.js';

/** Gives a file to open or download, such as a menu or a price list. */
export const file: BlockDefinition<'file'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Archivo', en: 'File' },
  options: z.object({ url, title: flowText }),
  defaults: (locale) => ({ url: '', title: inLanguage(locale, { es: 'Archivo', en: 'File' }) }),
  texts: (block) => [{ field: 'title', text: block.options.title, isExpected: true }],
  inspect: (block) => withoutAddress(block.options.url, { es: 'del archivo', en: 'of the file' }),
  summary: (block, locale) => pickText(block.options.title, locale, locale) || file.name[locale],
  run: ({ id, options }, turn) => {
    if (isWebAddress(options.url))
      turn.send(id, [{ kind: 'media', media: 'FILE', url: options.url, title: turn.text(options.title) }]);
    return { kind: 'next' };
  },
};
