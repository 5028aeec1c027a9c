import { z } from 'zod';
import { flowText, url } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';
import { isWebAddress, withoutAddress } from '../web-address.js';
import { playerOf } from './player.js';

/** Shows a video, which plays when the visitor wants it. */
export const video: BlockDefinition<'video'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Video', en: 'Video' },
  options: z.object({ url, title: flowText, posterUrl: url, captionsUrl: url }),
  defaults: (locale) => ({
    url: '',
    title: inLanguage(locale, { es: 'Video', en: 'Video' }),
    posterUrl: '',
    captionsUrl: '',
  }),
  texts: (block) => [{ field: 'title', text: block.options.title, isExpected: true }],
  inspect: (block) => withoutAddress(block.options.url, { es: 'del video', en: 'of the video' }),
  summary: (block, locale) => pickText(block.options.title, locale, locale) || video.name[locale],
  run: ({ id, options }, turn) => {
    const { url: address, posterUrl, captionsUrl } = options;
    const playerUrl = playerOf(address);
    if (isWebAddress(address))
      turn.send(id, [
        {
          ...{ kind: 'media', media: 'VIDEO', url: address, title: turn.text(options.title) },
          ...(isWebAddress(posterUrl) ? { posterUrl } : {}),
          ...(isWebAddress(captionsUrl) ? { captionsUrl } : {}),
          ...(playerUrl === null ? {} : { playerUrl }),
        },
      ]);
    return { kind: 'next' };
  },
};
