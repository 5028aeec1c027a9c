import type es from './es.js';
import type { Locale } from './locale.js';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof es;
    /** Only a language before the country is known, then both, such as `es-MX`. */
    Locale: Locale | `${Locale}-${string}`;
  }
}
