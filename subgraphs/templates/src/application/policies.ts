import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';

/**
 * The content of templates is for people who build bots, not for visitors.
 * @throws DomainError UNAUTHENTICATED without a principal, FORBIDDEN for visitors of a bot
 */
export function requireSignedIn(principal: Principal): void {
  switch (principal.kind) {
    case 'ANONYMOUS':
      throw new DomainError('UNAUTHENTICATED');
    case 'VISITOR':
      throw new DomainError('FORBIDDEN');
    case 'USER':
    case 'API_KEY':
    case 'SERVICE':
  }
}
