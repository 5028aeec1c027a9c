import { z } from 'zod';
import { flowText, url } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { inLanguage } from '../question.js';
import { isWebAddress, withoutAddress } from '../web-address.js';

/** Shows a recording, which plays when the visitor wants it, with its words for those who do not hear it. */
export const audio: BlockDefinition<'audio'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Audio', en: 'Audio' },
  options: z.object({ url, title: flowText, transcript: flowText }),
  defaults: (locale) => ({ url: '', title: inLanguage(locale, { es: 'Audio', en: 'Audio' }), transcript: {} }),
  texts: ({ options }) => [
    { field: 'title', text: options.title, isExpected: true },
    { field: 'transcript', text: options.transcript, isExpected: false },
  ],
  inspect: (block) => withoutAddress(block.options.url, { es: 'del audio', en: 'of the audio' }),
  summary: (block, locale) => pickText(block.options.title, locale, locale) || audio.name[locale],
  run: ({ id, options }, turn) => {
    const transcript = turn.text(options.transcript);
    if (isWebAddress(options.url))
      turn.send(id, [
        {
          ...{ kind: 'media', media: 'AUDIO', url: options.url, title: turn.text(options.title) },
          ...(transcript === '' ? {} : { transcript }),
        },
      ]);
    return { kind: 'next' };
  },
};
