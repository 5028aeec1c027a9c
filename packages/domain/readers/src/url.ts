import { longestRead, withoutInvisible } from './plain.js';
import { foldText } from '@tertulia/words';
import { none, read, unsure, type Reading } from './reading.js';

const token = /[^\s<>()[\]{}"“”«»|]+/gu;
const scheme = /^https?:\/\//i;
const named = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;
const closing = /[.,;:!?…'’]+$/u;

const introductions = new Set(
  'mi el la es pagina web sitio url link liga enlace direccion hola si claro aqui esta ahi te paso va seria tienda perfil my the is its it page site website address here sure yes please hi hello this shop profile gracias thanks por favor'.split(
    ' ',
  ),
);

/**
 * Reads the one web address of an answer, with or without `https://`, as `https://host/path`. Only `https` and `http` count, and an address
 * with a user name is none: it shows one host and leads to another. Unsure for two addresses, and for words that may change it.
 */
export function readUrl(answer: string): Reading<string> {
  const text = withoutInvisible(answer.slice(0, longestRead)).normalize('NFC');
  const words = (text.match(token) ?? []).map((word) => word.replace(closing, ''));
  const found = words.flatMap((word) => addressOf(word) ?? []);
  const [address, ...others] = [...new Set(found)];
  if (address === undefined) return none(/[.:/@]/.test(text) ? 'INVALID' : 'NOTHING');
  if (others.length > 0) return unsure('SEVERAL', [address, ...others].slice(0, 4));
  const rest = words.filter((word) => addressOf(word) === null).map((word) => foldText(word).replace(/[^a-z]/g, ''));
  return rest.every((word) => word === '' || introductions.has(word)) ? read(address) : unsure('MORE_WORDS', [address]);
}

function addressOf(word: string): string | null {
  const isWhole = scheme.test(word);
  if (!isWhole && (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(word) || word.includes('@'))) return null;
  const url = URL.parse(isWhole ? word : `https://${word}`);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const shown = (isWhole ? word.replace(scheme, '') : word).split(/[/?#:]/)[0] ?? '';
  return named.test(shown) ? url.href : null;
}
