/** The kind of mails with a report. */
export const reportKind = 'REPORT';
/** Where the numbers of a report are seen in the portal. */
export const reportsPath = '/';

interface Told {
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly period: string;
}

/** What a mail with a report says. */
export function reportTexts({ name, locale, period }: Told) {
  const title = `${name}: ${period}`;
  if (locale === 'es') {
    const why =
      'Lo recibes porque en tu organización te eligieron para este reporte. Quien la administra puede cambiarlo.';
    return { title, lines: [`El reporte de ${period} va adjunto en PDF.`, why], action: 'Ver los números en vivo' };
  }
  const why = 'You get it because your organization chose you for this report. Its administrators can change that.';
  return { title, lines: [`The report of ${period} is attached as a PDF.`, why], action: 'See the live numbers' };
}
