import type es from './es.js';
import type { Locale } from './locale.js';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof es;
    Locale: Locale;
  }
}
