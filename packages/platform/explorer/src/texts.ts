/** Texts of the page. */
export interface Texts {
  readonly title: string;
  readonly key: string;
  readonly keyHint: string;
  readonly use: string;
  readonly forget: string;
  readonly usesKey: string;
  readonly usesSession: string;
  readonly isAnonymous: string;
  readonly examples: string;
  readonly schema: string;
  readonly language: string;
}

const es: Texts = {
  title: 'Explorador de la API',
  key: 'Clave de API',
  keyHint: 'ttl_…',
  use: 'Usar',
  forget: 'Quitar',
  usesKey: 'Con la clave de API',
  usesSession: 'Con tu sesión',
  isAnonymous: 'Sin credencial',
  examples: 'Ejemplos',
  schema: 'Descargar el esquema',
  language: 'English',
};

const en: Texts = {
  title: 'API explorer',
  key: 'API key',
  keyHint: 'ttl_…',
  use: 'Use',
  forget: 'Remove',
  usesKey: 'Using the API key',
  usesSession: 'Using your session',
  isAnonymous: 'No credential',
  examples: 'Examples',
  schema: 'Download the schema',
  language: 'Español',
};

export type Locale = 'es' | 'en';

export const texts: Readonly<Record<Locale, Texts>> = { es, en };
