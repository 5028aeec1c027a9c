import type { Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';

/** The credential of a caller. Tokens are secrets: never log them. */
export type Credential =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SESSION'; readonly token: string }
  | { readonly kind: 'API_KEY'; readonly token: string }
  | { readonly kind: 'VISITOR'; readonly token: string };

/** A caller whose credential was checked. */
export interface Caller {
  readonly principal: Principal;
  readonly credential: Credential;
  /** When the credential expires; null when only its issuer knows. */
  readonly expiresAt: Date | null;
}

/** A caller without a credential. */
export function anonymousCaller(locale: Locale): Caller {
  return { principal: { kind: 'ANONYMOUS', locale }, credential: { kind: 'NONE' }, expiresAt: null };
}
