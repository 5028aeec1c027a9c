import type { CompiledFlow } from '../engine/compiled.js';
import type { BotDefinition, Problem } from '../model.js';
import { isFrameable, isFramed } from '../outside/sites.js';
import { isUsableUrl } from '../outside/url.js';
import { spotOf } from './graph-checks.js';
import { problem, type Words } from './report.js';

/** Pages that a flow would show from a site that is not on the bot's list, or that no frame may show. */
export function checkFrames({ settings: { framedSites = [] } }: BotDefinition, { places }: CompiledFlow): Problem[] {
  return [...places.values()].flatMap((place) => {
    const { block } = place;
    if (block.kind !== 'embed' || !isUsableUrl(block.options.url)) return [];
    const url = block.options.url.trim();
    if (isFramed(url, framedSites)) return [];
    const spot = { ...spotOf(place), field: 'url' };
    return [problem('PAGE_NOT_ALLOWED', spot, isFrameable(url) ? notListed(new URL(url).host) : notSecure)];
  });
}

function notListed(host: string): { message: Words; fix: Words } {
  return {
    message: {
      es: `«${host}» no está entre las páginas que el bot puede mostrar.`,
      en: `“${host}” is not among the pages that the bot may show.`,
    },
    fix: {
      es: `Agrega ${host} en Integraciones, en «Páginas que el bot puede mostrar», o usa otra dirección.`,
      en: `Add ${host} in Integrations, under “Pages that the bot may show”, or use another address.`,
    },
  };
}

const notSecure: { message: Words; fix: Words } = {
  message: {
    es: 'Dentro del chat solo se muestran páginas con https.',
    en: 'Only pages with https are shown inside the chat.',
  },
  fix: { es: 'Usa la dirección que empieza con https://', en: 'Use the address that starts with https://' },
};
