import { base64Of } from './base64.js';

/** The largest file in bytes, and what is sent of it in characters, as the API has them. */
const largestFile = 8_000_000;
const longestContent = 1_900_000;

/** What is sent of a file, or what keeps it from being sent. */
type FileContent = { content: string; fault: null } | { content: null; fault: 'tooLarge' | 'unreadable' };

/** A file compressed with gzip, in base64. */
export async function contentOf(file: Blob): Promise<FileContent> {
  if (file.size > largestFile) return { content: null, fault: 'tooLarge' };
  try {
    const compressed = file.stream().pipeThrough(new CompressionStream('gzip'));
    const content = base64Of(new Uint8Array(await new Response(compressed).arrayBuffer()));
    return content.length > longestContent ? { content: null, fault: 'tooLarge' } : { content, fault: null };
  } catch {
    return { content: null, fault: 'unreadable' };
  }
}

/** Lets the browser save a file. */
export function saveFile(content: BlobPart, { name, type }: { name: string; type: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
