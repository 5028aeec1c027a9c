import { z } from 'zod';
import { flowText, text, url } from '../../definition/parts.js';
import { pickText } from '../../text/flow-text.js';
import { plainParts, type BlockDefinition } from '../definition.js';
import { isWebAddress } from '../web-address.js';

const search = 'https://www.google.com/maps/search/?api=1&query=';
const longestSearched = 300;

/** Shows where the business, or another place, is, with a link to a map. Without an address and a map nothing is sent. */
export const location: BlockDefinition<'location'> = {
  ...plainParts,
  family: 'MESSAGES',
  name: { es: 'Ubicación', en: 'Location' },
  options: z.object({ name: flowText, address: text, mapUrl: url }),
  defaults: () => ({ name: {}, address: '', mapUrl: '' }),
  texts: (block) => [{ field: 'name', text: block.options.name, isExpected: false }],
  templates: (block) => [{ field: 'address', source: block.options.address }],
  summary: ({ options }, locale) => pickText(options.name, locale, locale) || options.address || location.name[locale],
  run: ({ id, options }, turn) => {
    const own = turn.template(options.address).trim();
    const address = own || turn.profile.address;
    // The map of the business is not that of another address.
    const map = options.mapUrl || (own === '' ? turn.profile.mapUrl : '');
    const searched = address.replaceAll(/[\s\p{Cs}]+/gu, ' ').slice(0, longestSearched);
    const url = isWebAddress(map) ? map : `${search}${encodeURIComponent(searched)}`;
    const title = turn.text(options.name) || turn.profile.name;
    if (address !== '' || isWebAddress(map)) turn.send(id, [{ kind: 'location', title, address, url }]);
    return { kind: 'next' };
  },
};
