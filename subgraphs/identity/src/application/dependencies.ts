import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { NodeDirectory } from './node-directory.js';
import type { CredentialCache, PasswordHasher, SecretSource, Stores } from './ports.js';

/** The dependencies of every use case of this subgraph. */
export interface IdentityDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly credentials: CredentialCache;
  readonly passwords: PasswordHasher;
  readonly secrets: SecretSource;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The URL for an invited person; its host comes from the settings, never from a request. */
  readonly invitationLink: (token: string) => string;
  readonly nodes: NodeDirectory;
}
