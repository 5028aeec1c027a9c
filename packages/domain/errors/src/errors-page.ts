import { entryOf, errorCatalogue, parametersOf } from './catalogue.js';
import type { ErrorCode } from './catalogue.js';
import type { ErrorKind, Locale } from './entry.js';

interface PageTexts {
  readonly title: string;
  readonly intro: string;
  readonly columns: string;
  readonly kinds: Record<ErrorKind, string>;
}

const pageTexts: Record<Locale, PageTexts> = {
  es: {
    title: 'Códigos de error',
    intro:
      'Los errores que el usuario puede corregir llegan en `userErrors`; los demás, en `errors[].extensions.code`. Los mensajes están en el idioma de quien hace la solicitud.',
    columns: '| código | HTTP | mensaje | causa y remedio | parámetros |',
    kinds: { USER: 'Datos por corregir', REFUSED: 'Solicitudes rechazadas', FAULT: 'Fallas del servicio' },
  },
  en: {
    title: 'Error codes',
    intro:
      'Mistakes that the user can correct are returned in `userErrors`; all other errors in `errors[].extensions.code`. Messages are in the language of the caller.',
    columns: '| code | HTTP | message | cause and remedy | parameters |',
    kinds: { USER: 'Input to correct', REFUSED: 'Refused requests', FAULT: 'Service faults' },
  },
};

const kinds: readonly ErrorKind[] = ['USER', 'REFUSED', 'FAULT'];

/** The text of `docs/errors.md`: the catalogue in Spanish and then in English. Ends with a newline. */
export function printErrorsPage(): string {
  return (['es', 'en'] as const).map(printLanguage).join('\n');
}

function printLanguage(locale: Locale): string {
  const texts = pageTexts[locale];
  const sections = kinds.map((kind) => printKind(kind, locale));
  return [`# ${texts.title}`, '', texts.intro, '', ...sections].join('\n');
}

function printKind(kind: ErrorKind, locale: Locale): string {
  const codes = (Object.keys(errorCatalogue) as ErrorCode[]).filter((code) => entryOf(code).kind === kind).toSorted();
  const rows = codes.map((code) => printRow(code, locale));
  return [
    `## ${pageTexts[locale].kinds[kind]}`,
    '',
    pageTexts[locale].columns,
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function printRow(code: ErrorCode, locale: Locale): string {
  const entry = entryOf(code);
  const message = entry[locale].replaceAll('[[', '').replaceAll(']]', '');
  const parameters = parametersOf(code).map((name) => `\`${name}\``);
  return `| \`${code}\` | ${entry.httpStatus} | ${message} | ${entry.description[locale]} | ${parameters.join(', ')} |`;
}
