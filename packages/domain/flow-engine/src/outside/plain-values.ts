import { readEmail } from '@tertulia/readers';
import { renderData, type CompiledText, type TemplateScope } from '../text/template.js';

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const maxHeaderLength = 4_000;
const maxAddresses = 20;

/** Set by the platform, by the connection, or by the rules of HTTP. */
const fixedHeaders =
  /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-length|expect|via|forwarded|idempotency-key|authorization|cookie|proxy-.*|x-forwarded-.*|sec-.*)$/i;

/** A text whose values are inserted as data, without any escaping. */
export function renderDataText(text: CompiledText, scope: TemplateScope): string {
  return filled(text, scope, (value) => value);
}

/** A text with each value changed before it is inserted. */
export function filled(text: CompiledText, scope: TemplateScope, change: (value: string) => string): string {
  scope.spend(text.source.length);
  return text.pieces.map((piece) => (typeof piece === 'string' ? piece : change(renderData(piece, scope)))).join('');
}

/** Why a header cannot be set by a block; null if it can. */
export function headerFault(name: string): 'SYNTAX' | 'FIXED' | null {
  if (!headerName.test(name)) return 'SYNTAX';
  return fixedHeaders.test(name) ? 'FIXED' : null;
}

/** A header's value on one line; characters that a header cannot carry are percent-encoded. */
export function renderHeader(text: CompiledText, scope: TemplateScope): string {
  return oneLine(renderDataText(text, scope))
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/gu, (character) => encodeURIComponent(character))
    .slice(0, maxHeaderLength);
}

/** The text with line breaks and other control characters replaced by spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

/**
 * E-mail addresses, separated by the commas of the template: a value adds none. Null when one is not an address or there are
 * more than 20; an empty list when all are empty.
 */
export function renderAddresses(text: CompiledText, scope: TemplateScope): string[] | null {
  const all = filled(text, scope, (value) => value.replaceAll(/[\s,;:<>()"[\]\\\p{Cc}]/gu, ''));
  const given = all.split(',').filter((one) => one.trim() !== '');
  const addresses = given.flatMap(writtenAddress);
  return addresses.length === given.length && given.length <= maxAddresses ? addresses : null;
}

/** The one address of a text; a known provider that looks misspelt is taken as it was written. */
function writtenAddress(text: string): string[] {
  const found = readEmail(text);
  if (found.kind === 'read') return [found.value];
  return found.kind === 'unsure' && found.reason === 'MISSPELT' && found.candidates.length > 1
    ? found.candidates.slice(1)
    : [];
}
