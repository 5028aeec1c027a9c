import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { palette } from './drawing/palette.js';
import { fontFiles } from './fonts.js';
import { head, spanOf } from './pages/head.js';
import { sheetOf, type Sheet } from './pages/sheet.js';
import { summary } from './pages/summary.js';
import { tables } from './pages/tables.js';
import { shortened, written } from './pages/written.js';
import type { Report } from './report.js';

const footNameMax = 60;

/**
 * A report as a PDF of A4 pages. The same report gives the same bytes. The pages are laid out as a whole before the first chunk, on the
 * thread that asks: milliseconds for a summary, more for long tables.
 */
export async function* pdfOf(report: Report): AsyncGenerator<Uint8Array, void> {
  const { default: pdfmake } = await import('pdfmake');
  const paths = new Set<string>(Object.values(fontFiles).flatMap((font) => Object.values(font)));
  pdfmake.setFonts(fontFiles);
  // Nothing in a report names an address or a file, and nothing that it could name is read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => paths.has(path));
  const document = await pdfmake.createPdf(pagesOf(sheetOf(report))).getStream();
  document.end();
  for await (const chunk of document) yield chunk as Uint8Array;
}

/** The window of a report in words, as its pages say it. */
export function periodOf(report: Report): string {
  return spanOf(report.window, sheetOf(report));
}

function pagesOf(sheet: Sheet): TDocumentDefinitions {
  const { report, texts } = sheet;
  const behind = report.extent === 'FULL' ? tables(sheet) : [];
  return {
    pageSize: 'A4',
    pageMargins: [40, 36, 40, 44],
    language: report.locale,
    displayTitle: true,
    info: {
      title: `${texts.title} · ${report.organization}`,
      author: report.organization,
      creator: 'Tertulia',
      producer: 'Tertulia',
      creationDate: report.madeAt,
    },
    defaultStyle: { font: 'Text', fontSize: 9, color: palette.ink, lineHeight: 1.1 },
    content: [
      ...head(sheet),
      ...summary(sheet),
      ...(behind.length === 0 ? [] : [{ text: '', pageBreak: 'after' as const }, ...behind]),
    ],
    footer: (page, pages) => ({
      columns: [
        {
          ...written(`${shortened(report.organization, footNameMax)} · ${spanOf(report.window, sheet)}`),
          width: '*',
        },
        { ...written(`${page} / ${pages}`, { alignment: 'right' }), width: 60 },
      ],
      margin: [40, 14, 40, 0],
      fontSize: 7.5,
      color: palette['ink-2'],
    }),
  };
}
