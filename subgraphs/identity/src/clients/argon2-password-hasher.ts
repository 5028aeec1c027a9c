import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../application/ports.js';

/** OWASP's minimum memory and passes for argon2id, which are the library's defaults: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id on the thread pool of the process. */
export class Argon2PasswordHasher implements PasswordHasher {
  private constructor(private readonly dummyHash: string) {}

  /** Creates the hash that is compared for unknown accounts. */
  static async create(): Promise<Argon2PasswordHasher> {
    return new Argon2PasswordHasher(await hash('nobody has this password', cost));
  }

  hash(password: string): Promise<string> {
    return hash(password, cost);
  }

  async verify(storedHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(storedHash ?? this.dummyHash, password);
    return isRight && storedHash !== null;
  }
}
