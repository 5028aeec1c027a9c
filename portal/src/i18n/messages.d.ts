import type es from './es.js';
import type { Locale } from './locale.js';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof es;
    /** A language alone before one knows the country, then both, such as `es-MX`. */
    Locale: Locale | `${Locale}-${string}`;
  }
}
