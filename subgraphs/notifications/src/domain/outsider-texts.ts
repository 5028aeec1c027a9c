/** The kinds of mails to addresses outside an organization. */
export const outsideReportKind = 'OUTSIDE_REPORT';
export const confirmationKind = 'REPORT_CONFIRMATION';

export function isForOutsider(kind: string): boolean {
  return kind === outsideReportKind || kind === confirmationKind;
}

interface Asked {
  readonly organization: string;
  readonly name: string;
  readonly sentence: string;
  readonly locale: 'es' | 'en';
}

/** What a mail asks before the first report. */
export function confirmationTexts({ organization, name, sentence, locale }: Asked) {
  if (locale === 'es') {
    return {
      title: `¿Quieres recibir el reporte “${name}” de ${organization}?`,
      lines: [
        `${organization} quiere enviarte este reporte por correo. Cuándo: ${sentence}.`,
        'Si no lo esperabas, no hagas nada: sin tu confirmación no llega ningún reporte. El enlace vale 7 días.',
      ],
      action: 'Confirmar',
    };
  }
  return {
    title: `Do you want the report “${name}” of ${organization}?`,
    lines: [
      `${organization} wants to mail you this report. When: ${sentence}.`,
      'If you did not expect this, do nothing: without your confirmation no report is sent. The link works for 7 days.',
    ],
    action: 'Confirm',
  };
}
