import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { NodeDirectory } from './node-directory.js';
import type {
  CodeHasher,
  CredentialCache,
  MailSealer,
  PasswordHasher,
  PortalLinks,
  SecretSource,
  Stores,
} from './ports.js';

/** The dependencies of every use case of this subgraph. */
export interface IdentityDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly credentials: CredentialCache;
  readonly passwords: PasswordHasher;
  readonly secrets: SecretSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes: CodeHasher;
  readonly mails: MailSealer;
  /** Whether mails leave this installation, or are shown by it. Where neither, no address has to be confirmed. */
  readonly mailDelivery: 'SERVER' | 'TRAY' | 'NONE';
  readonly links: PortalLinks;
  readonly nodes: NodeDirectory;
}
