/** The kind of mails with a report. */
export const reportKind = 'REPORT';
/** Where the numbers of a report are seen in the portal. */
export const reportsPath = '/reports';

interface Told {
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly period: string;
  readonly fileName: string;
}

const formats: Readonly<Record<string, string>> = { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' };

/** What a mail with a report says. */
export function reportTexts({ name, locale, period, fileName }: Told) {
  const format = formats[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? '';
  const title = `${name}: ${period}`;
  if (locale === 'es') {
    return { title, lines: [`El reporte de ${period} va adjunto en ${format}.`], action: 'Ver los números en vivo' };
  }
  return { title, lines: [`The report of ${period} is attached as ${format}.`], action: 'See the live numbers' };
}
