/** The kind of mails with a report. */
export const reportKind = 'REPORT';
/** Where the numbers of a report are seen in the portal. */
export const reportsPath = '/reports';

interface Told {
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly period: string;
}

/** What a mail with a report says. */
export function reportTexts({ name, locale, period }: Told) {
  const title = `${name}: ${period}`;
  if (locale === 'es') {
    return { title, lines: [`El reporte de ${period} va adjunto en PDF.`], action: 'Ver los números en vivo' };
  }
  return { title, lines: [`The report of ${period} is attached as a PDF.`], action: 'See the live numbers' };
}
