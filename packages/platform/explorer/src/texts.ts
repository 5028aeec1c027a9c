/** Words of the page, in both languages. */
export interface Texts {
  readonly title: string;
  readonly key: string;
  readonly keyHint: string;
  readonly use: string;
  readonly forget: string;
  readonly asKey: string;
  readonly asSession: string;
  readonly asNobody: string;
  readonly examples: string;
  readonly schema: string;
  readonly language: string;
}

const es: Texts = {
  title: 'Explorador de la API',
  key: 'Clave de API',
  keyHint: 'ttl_…',
  use: 'Usar',
  forget: 'Olvidar',
  asKey: 'Preguntas con la clave',
  asSession: 'Preguntas con tu sesión',
  asNobody: 'Preguntas sin credencial',
  examples: 'Ejemplos',
  schema: 'Descargar el esquema',
  language: 'English',
};

const en: Texts = {
  title: 'API explorer',
  key: 'API key',
  keyHint: 'ttl_…',
  use: 'Use',
  forget: 'Forget',
  asKey: 'You ask with the key',
  asSession: 'You ask with your session',
  asNobody: 'You ask without a credential',
  examples: 'Examples',
  schema: 'Download the schema',
  language: 'Español',
};

export type Locale = 'es' | 'en';

export const texts: Readonly<Record<Locale, Texts>> = { es, en };
