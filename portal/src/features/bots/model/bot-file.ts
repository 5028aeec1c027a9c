/** The largest file, in characters, as the API has it. */
const longestFile = 500_000;

/** What keeps a file from being read. */
export type FileFault = 'tooLarge' | 'unreadable';

/** The text of a file that somebody picked. */
export async function textOfFile(file: File): Promise<{ text: string } | { fault: FileFault }> {
  if (file.size > 2 * longestFile) return { fault: 'tooLarge' };
  try {
    const text = await file.text();
    return text.length > longestFile ? { fault: 'tooLarge' } : { text };
  } catch {
    return { fault: 'unreadable' };
  }
}

/** Lets the browser save JSON as a file. */
export function saveJson(document_: unknown, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
