import { createHash, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from '@tertulia/sealing';
import type { WrappedKey } from '../application/connection-ports.js';
import type { KeyWrapping } from '../application/reseal-keys.js';

const keyBytes = 32;
const idLength = 16;

interface MasterKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A key of an organization that is to be wrapped. */
export type PlainKey = Pick<WrappedKey, 'id' | 'organizationId'> & { readonly key: Buffer };

/**
 * The keys that wrap the organizations' keys, from the setting CREDENTIALS_KEY: the first one wraps, all unwrap, so that the first can be
 * replaced while processes run.
 */
export class MasterKeys implements KeyWrapping {
  readonly #first: MasterKey;
  readonly #byId: ReadonlyMap<string, MasterKey>;

  /** @throws RangeError without a key */
  constructor(texts: readonly string[]) {
    const keys = texts.map(masterKeyOf);
    const [first] = keys;
    if (first === undefined) throw new RangeError('At least one master key is needed');
    this.#first = first;
    this.#byId = new Map(keys.map((one) => [one.id, one]));
  }

  /** The id of the key that wraps. */
  get currentId(): string {
    return this.#first.id;
  }

  wrap(plain: PlainKey): Pick<WrappedKey, 'masterKeyId' | 'wrappedKey'> {
    const { id: masterKeyId, key } = this.#first;
    return { masterKeyId, wrappedKey: encrypt(key, contextOf(plain), plain.key) };
  }

  rewrap(wrapped: WrappedKey): WrappedKey {
    const { id, organizationId } = wrapped;
    return { ...wrapped, ...this.wrap({ id, organizationId, key: this.unwrap(wrapped) }) };
  }

  /** @throws Error when its master key is not configured, or the row was changed */
  unwrap(wrapped: WrappedKey): Buffer {
    const master = this.#byId.get(wrapped.masterKeyId);
    if (master === undefined) throw new Error(`CREDENTIALS_KEY lacks the key ${wrapped.masterKeyId}`);
    return decrypt(master.key, contextOf(wrapped), wrapped.wrappedKey);
  }
}

function masterKeyOf(text: string): MasterKey {
  const key = Buffer.from(hkdfSync('sha256', text, '', 'tertulia credentials', keyBytes));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, idLength), key };
}

function contextOf({ id, organizationId }: Pick<WrappedKey, 'id' | 'organizationId'>): string {
  return `organization_key ${organizationId} ${id}`;
}
