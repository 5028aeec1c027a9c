import { readAmount } from './business-form.js';
import { plainChatLines } from './chat-lines.js';

/** A service parsed from pasted text. */
export interface PastedService {
  name: string;
  priceMinor: number | null;
  isPriceFrom: boolean;
  durationMinutes: number | null;
}

const mostServices = 200;
const duration = /(?<![\d.,])(?<count>\d{1,3})\s*(?<unit>min(?:utos?|utes?|s)?|h(?:oras?|ours?|rs?)?)\b\.?/iu;
const from = /\b(?:desde|a partir de|from)\b/iu;
const price = /(?:[A-Z]{3}\s?|[$€]\s?|S\/\.?\s?)?(?<amount>\d[\d.,]*)\s*(?:pesos|[A-Z]{3}|€|\$)?\s*$/u;

/**
 * Parses a price list: each line has a service with its price after it, columns of a spreadsheet, or a line copied from
 * a chat. `digits` are those of the currency. A line without a name is left out; one without a price is a service on
 * request.
 */
export function readPastedServices(text: string, digits: number): PastedService[] {
  return plainChatLines(text)
    .map((line) => readLine(line, digits))
    .filter((service) => /\p{L}/u.test(service.name))
    .slice(0, mostServices);
}

function readLine(line: string, digits: number): PastedService {
  const bare = upToPrice(line)
    .replaceAll('\t', '  ')
    .replace(/^\s*[-*•·–]\s*/u, '');
  const lasts = duration.exec(bare);
  const withoutTime = lasts === null ? bare : bare.replace(lasts[0], ' ').replaceAll(/\(\s*\)/gu, ' ');
  const rest = trimmed(withoutTime);
  const found = price.exec(rest);
  const amount = found === null ? null : readAmount(found.groups?.['amount'] ?? '', digits);
  const named = found === null || amount === null ? rest : rest.slice(0, found.index);
  return {
    name: trimmed(named.replace(from, ' ')).slice(0, 80),
    priceMinor: amount,
    isPriceFrom: amount !== null && from.test(named),
    durationMinutes: minutesOf(lasts),
  };
}

/** Removes the bare numbers after the price of a line in columns, because their meaning is unknown. */
function upToPrice(line: string): string {
  const mark = line.includes('\t') ? '\t' : ';';
  const cells = line.split(mark);
  const at = cells.findIndex((cell, index) => index > 0 && price.exec(cell.trim())?.index === 0);
  return at === -1 ? line : cells.filter((cell, index) => index <= at || duration.test(cell)).join(mark);
}

function minutesOf(found: RegExpExecArray | null): number | null {
  if (found === null) return null;
  const count = Number(found.groups?.['count']);
  const minutes = /^h/iu.test(found.groups?.['unit'] ?? '') ? count * 60 : count;
  return minutes >= 1 && minutes <= 1440 ? minutes : null;
}

/** Without the punctuation between a name and its price. */
function trimmed(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s:;,.·|–—-]+|[\s:;,·|–—.(-]+$/gu, '')
    .trim();
}
