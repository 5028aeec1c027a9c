import { createECDH, ECDH } from 'node:crypto';

const curve = 'prime256v1';

/** The pair by which browsers know this installation (RFC 8292), as base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair of a private key. @throws Error for a text that is none */
export function pushKeysOf(privateKey: string): PushKeys {
  const pair = createECDH(curve);
  pair.setPrivateKey(privateKey, 'base64url');
  return { publicKey: pair.getPublicKey('base64url'), privateKey };
}

/** Whether it is the public key of a browser: a point of the curve, in 65 bytes. */
export function isPublicKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  try {
    return bytes.length === 65 && ECDH.convertKey(bytes, curve).length > 0;
  } catch {
    return false;
  }
}
