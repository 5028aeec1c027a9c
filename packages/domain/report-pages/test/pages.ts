import { pdfOf, type Report } from '@tertulia/report-pages';
import { getDocumentProxy } from 'unpdf';

/** A text as it stands on a page, in points from its lower left corner. */
interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Placed[];
  /** Everything on it, with plain spaces. */
  readonly text: string;
}

export async function bytesOf(report: Report): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdfOf(report)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What somebody reads who opens the file. */
export async function pagesOf(report: Report): Promise<ReadPage[]> {
  const document = await getDocumentProxy(new Uint8Array(await bytesOf(report)));
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
  return Promise.all(
    pages.map(async (page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      const items = content.items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [left, y] = [Number(item.transform[4]), Number(item.transform[5])];
        return [{ text: item.str, left, right: left + item.width, y }];
      });
      return { width, height, items, text: plain(items.map(({ text }) => text).join(' ')) };
    }),
  );
}

/** With one plain space wherever there is white space. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Without white space: lines and spans divide words anywhere. */
export function dense(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
