import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

/** What the two programs export; they are not compiled. */
interface PortalOperations {
  readDocuments(): Promise<readonly object[]>;
  sentOperations(documents: readonly object[]): readonly { readonly text: string }[];
}
interface WidgetOperations {
  readOperations(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>;
}

/** The operations of portal and widget as JSON, by the SHA-256 of their text. They are in the order of their texts, so that few lines change. */
export async function knownOperations(): Promise<string> {
  const portal = await programOf<PortalOperations>('portal');
  const widget = await programOf<WidgetOperations>('widget');
  const ofPortal = portal.sentOperations(await portal.readDocuments()).map(({ text }) => text);
  const ofWidget = Object.values(await widget.readOperations()).flatMap((texts) => Object.values(texts));
  const texts = [...ofPortal, ...ofWidget].toSorted();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [hashOf(text), text])), null, 2)}\n`;
}

async function programOf<Exports>(folder: string): Promise<Exports> {
  return (await import(pathToFileURL(join(root, folder, 'operations.mjs')).href)) as Exports;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
