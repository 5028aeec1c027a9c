import { createPrivateKey, type KeyObject } from 'node:crypto';

/** The key with which mails are signed, and the name under which receivers find its public half. */
export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  /** As PEM. */
  readonly privateKey: string;
  /** The headers that are signed, separated by colons. */
  readonly headerFieldNames: string;
}

const bitsMin = 1_024;
const shape = /^([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*)\._domainkey\.([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+):(.+)$/is;

/** RFC 8058 wants both headers of one-click unsubscription signed; the library leaves the second out. */
const signed =
  'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post';

/**
 * Reads `selector._domainkey.example.com:key`: the name of the TXT record, and an RSA key as PEM (its line breaks may be written `\n`) or as
 * the base64 of PKCS#8.
 * @throws RangeError that never contains the key
 */
export function dkimKey(text: string): DkimKey {
  const [, keySelector, domainName, key] = shape.exec(text.trim()) ?? [];
  if (keySelector === undefined || domainName === undefined || key === undefined) {
    throw new RangeError('A DKIM key is written selector._domainkey.example.com:key');
  }
  const read = privateKey(key.replaceAll(String.raw`\n`, '\n').trim());
  if (read.asymmetricKeyType !== 'rsa' || (read.asymmetricKeyDetails?.modulusLength ?? 0) < bitsMin) {
    throw new RangeError(`A DKIM key is an RSA key of at least ${bitsMin} bits`);
  }
  const pem = read.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { domainName: domainName.toLowerCase(), keySelector, privateKey: pem, headerFieldNames: signed };
}

function privateKey(text: string): KeyObject {
  try {
    if (text.startsWith('-----BEGIN')) return createPrivateKey(text);
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    throw new RangeError('A DKIM key is a private key as PEM, or as the base64 of PKCS#8');
  }
}
