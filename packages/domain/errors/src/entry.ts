/** Languages in which the platform speaks to people. Spanish comes first. */
export type Locale = 'es' | 'en';

/**
 * Who meets the code and where: `USER` is caused and cured by the person filling a form (a payload's `userErrors`),
 * `REFUSED` is a request that the platform will not carry out, `FAULT` is something that broke on our side.
 */
export type ErrorKind = 'USER' | 'REFUSED' | 'FAULT';

/** One text in both languages. */
export type Bilingual = Readonly<Record<Locale, string>>;

/**
 * What the catalogue knows of one code. `es` and `en` are message templates: `{name}` is filled from the error's
 * parameters, a `[[...]]` passage disappears when one of its parameters is missing or null.
 */
export interface ErrorEntry extends Bilingual {
  readonly kind: ErrorKind;
  /** Status of the HTTP answer when the whole request fails with this code; 200 where it travels in a payload. */
  readonly httpStatus: number;
  /** Cause and cure, for the people who read the error page. */
  readonly description: Bilingual;
}
