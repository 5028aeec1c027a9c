import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../application/ports.js';

/** Memory and passes that OWASP names as the least for argon2id, which is the library's default: 19 MiB, twice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id on the thread pool of the process. */
export class Argon2PasswordHasher implements PasswordHasher {
  private constructor(private readonly dummyHash: string) {}

  /** Makes the hash that stands in for unknown accounts. */
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
