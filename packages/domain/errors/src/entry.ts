/** Languages of the platform's texts. Spanish is the default. */
export type Locale = 'es' | 'en';

/**
 * `USER`: a mistake that the user can correct, returned in a payload's `userErrors`. `REFUSED`: a request that the platform
 * does not carry out. `FAULT`: a failure on the server's side.
 */
export type ErrorKind = 'USER' | 'REFUSED' | 'FAULT';

/** One text in both languages. */
export type Bilingual = Readonly<Record<Locale, string>>;

/**
 * One code of the catalogue. `es` and `en` are message templates: `{name}` is filled from the error's parameters, and a
 * `[[...]]` passage is omitted when one of its parameters is missing or null.
 */
export interface ErrorEntry extends Bilingual {
  readonly kind: ErrorKind;
  /** HTTP status when the whole request fails with this code; 200 for codes that are returned in a payload. */
  readonly httpStatus: number;
  /** Cause and remedy, printed in `docs/errors.md`. */
  readonly description: Bilingual;
}
