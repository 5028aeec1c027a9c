import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { editDistance, foldText } from '@tertulia/words';
import { longestRead, withoutInvisible } from './plain.js';
import { none, read, unsure, type Reading } from './reading.js';

const providers = ['gmail', 'hotmail', 'outlook', 'yahoo', 'icloud', 'protonmail', 'prodigy', 'googlemail'];
/** Names one letter from a provider that exist. */
const others = new Set([
  'mail',
  'email',
  'ymail',
  'gmx',
  'fmail',
  'zmail',
  'hmail',
  'cmail',
  'imail',
  'jmail',
  'umail',
]);
const wrongEndings = new Set(
  'con co cm om comm cpm vom xom cim coml ocm como comn cmo coom cam net.com c vcom ccom'.split(' '),
);
const spelled: readonly [RegExp, string][] = [
  [/[\s([{<]+(?:arroba|arrova|at)[\s)\]}>]+/g, '@'],
  [/\s*[([{]?\s*\b(?:punto|dot)\b\s*[)\]}]?\s*/g, '.'],
  [/\s*\bgui[oó]n bajo\b\s*|\s*\bunderscore\b\s*/g, '_'],
  [/\s*\b(?:gui[oó]n(?: medio)?|dash|hyphen)\b\s*/g, '-'],
];
const labels = /(?<![\p{L}\d.+_-])(?:correo|e-?mail|mail|mailto|email address|direcci[oó]n)\s*[=:]\s*/giu;
const token = /[^\s<>()[\]{}"“”«»,;:|¿¡]+@[^\s<>()[\]{}"“”«»,;:|?!]+/g;

const introductions = new Set(
  'mi el es correo electronico email mail e hola si claro seria sale my the is its it address aqui ahi este va te paso use usa toma anota ok bueno gmail hotmail personal trabajo work gracias thanks here sure yes please hi hello'.split(
    ' ',
  ),
);

/**
 * Reads the one e-mail address of an answer, in lower case and NFC. Unsure for two addresses, for spaces inside an address, and
 * for a known provider that is misspelt; what may be meant is a candidate.
 */
export function readEmail(answer: string): Reading<string> {
  const shown = withoutInvisible(answer.slice(0, longestRead))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(labels, ' ');
  const text = spelledOut(shown);
  const found = addressesIn(text);
  const [address, ...more] = found;
  if (!address) return joined(text);
  if (more.length > 0) return corrected(text, found);
  const before = text
    .slice(0, text.indexOf(address))
    .split(/[\s,.:]+/)
    .filter((word) => word !== '');
  if (isBroken(text.slice(0, text.indexOf(address)), address)) return unsure('MORE_WORDS', [address]);
  if (text !== shown && before.some((word) => !introductions.has(foldText(word))))
    return unsure('MORE_WORDS', [address]);
  if (/\b(?:no es|ya no|not)\b[^@]{0,20}\S+@/.test(text)) return unsure('MORE_WORDS', [address]);
  const meant = likelyAddress(address);
  return meant === null ? read(address) : unsure('MISSPELT', [meant, address]);
}

/** `ana lopez@gmail.com`: the one word before may belong to the address, unless the address has it already. */
function isBroken(before: string, address: string): boolean {
  const word = foldText(before).trim();
  return /\s$/.test(before) && /^[a-z]+$/.test(word) && !introductions.has(word) && !address.includes(word);
}

/** `ana arroba gmail punto com`; only where no `@` was typed, or a dot is missing after it. */
function spelledOut(text: string): string {
  if (text.includes('@'))
    return /@\s*[\p{L}\d-]+\s+(?:punto|dot)\s/u.test(text)
      ? text.replace(/\s+(?:punto|dot)\s+/g, '.').replace(/\s*@\s*/g, '@')
      : text;
  const [at] = spelled;
  if (!at || text.search(at[0]) < 0) return text;
  return spelled.reduce((spelt, [pattern, sign]) => spelt.replace(new RegExp(pattern, pattern.flags), sign), text);
}

function addressesIn(text: string): string[] {
  const found = (text.match(token) ?? []).map((one) => tidyEmail(one.replace(/^['.]+|['.!?…]+$/g, '')));
  return [...new Set(found.filter(isEmail))];
}

/** `ana @gmail. com`, `ana@gmail,com`, `ana@gmail`: nearly an address. */
function joined(text: string): Reading<string> {
  if (!text.includes('@') || /@.*@/.test(text)) return none(text.includes('@') ? 'INVALID' : 'NOTHING');
  const tight = text
    .replace(/\s*@\s*/, '@')
    .replace(/\s*[.,]\s*(?=(?:com|net|org|es|mx|cl|ar|co|pe)(?![\p{L}\d]))/gu, '.');
  const [candidate] = addressesIn(tight);
  if (candidate !== undefined) return unsure('MISSPELT', [likelyAddress(candidate) ?? candidate]);
  const bare = /(\S+)@([\p{L}]+)(?:com)?$/u.exec(tight.replace(/[.\s]+$/, ''));
  const name = bare?.[2]?.replace(/com$/, '') ?? '';
  const guess = `${bare?.[1] ?? ''}@${name}.com`;
  return providers.includes(name) && isEmail(guess) ? unsure('MISSPELT', [guess]) : none('INVALID');
}

function corrected(text: string, found: readonly string[]): Reading<string> {
  const last = found.at(-1) ?? '';
  const isCorrection =
    /@.*\b(?:perdon|perdón|digo|mejor|sorry|i mean|actually|corrijo|(?<!\bsi )no)\b.*@/.test(text) ||
    /\b(?:no es|not)\b.*@.*,.*@/.test(text);
  return isCorrection && found.length === 2 ? read(last) : unsure('SEVERAL', found.slice(0, 4));
}

/** The address with the provider that was probably meant; null when nothing looks misspelt. */
function likelyAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const [name = '', ...rest] = foldText(domain).split('.');
  const ending = rest.join('.');
  const isKnown = providers.includes(name);
  if (isKnown && !wrongEndings.has(ending))
    return name === 'gmail' && ending !== 'com' ? `${address.slice(0, at)}@gmail.com` : null;
  const provider = isKnown ? name : providerLike(name, ending);
  if (provider === null) return null;
  return `${address.slice(0, at)}@${provider}.${wrongEndings.has(ending) ? 'com' : ending}`;
}

function providerLike(name: string, ending: string): string | null {
  if (others.has(name) || name.length < 4 || !(wrongEndings.has(ending) || /^(?:com|es)(?:\.|$)/.test(ending)))
    return null;
  const limitOf = (provider: string): number => (provider.length > 6 && name.length > 5 ? 2 : 1);
  return providers.find((provider) => editDistance(name, provider, limitOf(provider)) <= limitOf(provider)) ?? null;
}
