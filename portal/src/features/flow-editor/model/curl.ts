/** A request as a person pastes it from the documentation of another system. */
export interface PastedRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: { name: string; value: string }[];
  bodyKind: 'NONE' | 'JSON' | 'FORM' | 'TEXT';
  body: string;
  /** Names of headers and options that were left out: credentials belong in a connection, and other options do not apply. */
  leftOut: string[];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const dataOptions = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json']);
/** Options with a value that do not change what is sent. */
const otherOptions = new Set([
  '-o',
  '--output',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-w',
  '--write-out',
  '--retry',
]);
/** Options that cannot be taken over, with a value. */
const refusedOptions = new Set([
  '-u',
  '--user',
  '-b',
  '--cookie',
  '-F',
  '--form',
  '-x',
  '--proxy',
  '-E',
  '--cert',
  '--key',
]);
const secretHeader = /^(?:authorization|cookie|proxy-.*|.*(?:api-?key|token|secret|signature).*)$/i;
const ownHeader = /^(?:host|content-length|connection|accept-encoding|user-agent|sec-.*)$/i;

interface Reading {
  method: string | null;
  url: string | null;
  headers: { name: string; value: string }[];
  data: string[];
  isGet: boolean;
  leftOut: string[];
}

/** Reads a line that starts with `curl`; null for any other text. */
export function readCurl(text: string): PastedRequest | null {
  const words = shellWords(text.trim());
  if (words.shift() !== 'curl') return null;
  const found: Reading = { method: null, url: null, headers: [], data: [], isGet: false, leftOut: [] };
  while (words.length > 0) take(found, words);
  return found.url === null ? null : requestOf(found, found.url);
}

function take(found: Reading, words: string[]): void {
  const word = words.shift() ?? '';
  const [option, value] = optionOf(word, words);
  if (!word.startsWith('-')) found.url ??= word;
  else if (option === '-X' || option === '--request') found.method = value();
  else if (option === '-H' || option === '--header') addHeader(found, value());
  else if (option === '--data-urlencode') found.data.push(encodedField(value()));
  else if (dataOptions.has(option)) {
    if (option === '--json') found.headers.push({ name: 'Content-Type', value: 'application/json' });
    found.data.push(value());
  } else if (option === '--url') found.url = value();
  else if (option === '-G' || option === '--get') found.isGet = true;
  else if (refusedOptions.has(option)) {
    value();
    found.leftOut.push(option);
  } else if (otherOptions.has(option) || option === '-A' || option === '--user-agent') value();
}

/** The option of a word, and its value: after `=`, attached to a short option such as `-XPOST`, or the next word. */
function optionOf(word: string, words: string[]): [string, () => string] {
  const long = /^(--[\w-]+)=(.*)$/s.exec(word);
  if (long) return [long[1] ?? '', () => long[2] ?? ''];
  const short = /^(-[XHduFbAxGomw])(.+)$/s.exec(word);
  if (short && !word.startsWith('--')) return [short[1] ?? '', () => short[2] ?? ''];
  return [word, () => words.shift() ?? ''];
}

function addHeader(found: Reading, line: string): void {
  const at = line.indexOf(':');
  const name = line.slice(0, at).trim();
  if (at < 1 || ownHeader.test(name)) return;
  if (secretHeader.test(name)) found.leftOut.push(name);
  else found.headers.push({ name, value: line.slice(at + 1).trim() });
}

function encodedField(field: string): string {
  const [name = '', ...value] = field.split('=');
  return value.length === 0 ? encodeURIComponent(name) : `${name}=${encodeURIComponent(value.join('='))}`;
}

function requestOf({ headers, data, isGet, leftOut, ...given }: Reading, url: string): PastedRequest {
  const body = data.join('&');
  const address = isGet && body !== '' ? `${url}${url.includes('?') ? '&' : '?'}${body}` : url;
  const sent = isGet ? '' : body;
  const method = methods.find((one) => one === given.method?.toUpperCase()) ?? (sent === '' ? 'GET' : 'POST');
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const bodyKind = kindOf(sent, type);
  const isUsual = bodyKind !== 'TEXT' && /^application\/(?:json|x-www-form-urlencoded)\b/i.test(type);
  const kept = isUsual ? headers.filter(({ name }) => name.toLowerCase() !== 'content-type') : headers;
  const https = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return { method, url: https, headers: kept, bodyKind, body: bodyKind === 'JSON' ? indented(sent) : sent, leftOut };
}

function kindOf(body: string, contentType: string): PastedRequest['bodyKind'] {
  if (body === '') return 'NONE';
  if (/json/i.test(contentType) || (contentType === '' && /^\s*[[{]/.test(body))) return 'JSON';
  return contentType === '' || /x-www-form-urlencoded/i.test(contentType) ? 'FORM' : 'TEXT';
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** Splits a command line as a shell does: quotes, backslashes, and lines that go on. */
function shellWords(line: string): string[] {
  const text = line.replaceAll(/\\\r?\n/g, ' ');
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const quoted = quotedAt(text, at);
    if (quoted !== null) {
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (character === '\\') {
      at += 1;
      word = (word ?? '') + (text[at] ?? '');
    } else word = (word ?? '') + character;
  }
  return word === null ? words : [...words, word];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The quoted text that begins here, and where it ends: `'…'`, `"…"` or `$'…'`. */
function quotedAt(text: string, start: number): { text: string; end: number } | null {
  const isAnsi = text.startsWith("$'", start);
  const quote = isAnsi ? "'" : text[start];
  if (quote !== "'" && quote !== '"') return null;
  let read = '';
  for (let at = start + (isAnsi ? 2 : 1); at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) return { text: read, end: at };
    const next = text[at + 1] ?? '';
    const isEscape = character === '\\' && (isAnsi || (quote === '"' && /["\\$`]/.test(next)));
    if (isEscape) at += 1;
    read += isEscape ? (isAnsi ? (escapes[next] ?? next) : next) : character;
  }
  return { text: read, end: text.length };
}
