import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, without white space: lines divide words anywhere. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  return text.replaceAll(/\s+/gu, '');
}
