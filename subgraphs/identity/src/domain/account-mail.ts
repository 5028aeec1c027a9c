import type { Locale } from '@tertulia/errors';

interface Shared {
  readonly to: { readonly name: string | null; readonly address: string };
  readonly locale: Locale;
}

/** A notice of what happened to an account; it holds no secret. */
export type AccountNotice = Shared & { readonly at: string } & (
    | { readonly kind: 'ADDRESS_CHANGED'; readonly newAddress: string }
    | { readonly kind: 'PASSWORD_CHANGED'; readonly url: string }
    /** Somebody signed up with the address of the account. */
    | { readonly kind: 'SIGN_UP_KNOWN'; readonly url: string }
    | { readonly kind: 'NEW_DEVICE'; readonly device: string; readonly url: string }
  );

/** A mail that identity requests; times are ISO 8601 in UTC. */
export type AccountMail =
  | AccountNotice
  | (Shared & { readonly kind: 'VERIFY_ADDRESS' | 'CONFIRM_NEW_ADDRESS'; readonly code: string; readonly url: string })
  | (Shared & { readonly kind: 'SIGN_UP_CODE'; readonly code: string })
  | (Shared & { readonly kind: 'RESET_PASSWORD'; readonly url: string })
  | (Shared & {
      readonly kind: 'INVITATION';
      readonly organization: string;
      readonly invitedBy: string;
      readonly url: string;
      readonly expiresAt: string;
    });
