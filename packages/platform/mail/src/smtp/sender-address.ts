import { isEmail } from '@tertulia/email-addresses';
import { isPlainLine } from './mail-problem.js';

/** Who sends. */
export interface SenderAddress {
  readonly name: string;
  readonly address: string;
}

const shape = /^(?:(?<name>[^<>]*)<(?<inBrackets>[^<>]+)>|(?<alone>[^<>]+))$/u;

/**
 * Reads `Tertulia <no-reply@example.com>`, or the address alone.
 * @throws RangeError
 */
export function senderAddress(text: string): SenderAddress {
  const { name = '', inBrackets, alone } = shape.exec(text.trim())?.groups ?? {};
  const address = (inBrackets ?? alone ?? '').trim();
  const plain = name.trim().replace(/^"(.*)"$/, '$1');
  if (isEmail(address) && isPlainLine(plain)) return { name: plain, address };
  throw new RangeError('A sender is written "Name <local@domain>" or local@domain');
}
