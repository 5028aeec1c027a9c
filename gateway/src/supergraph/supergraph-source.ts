import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The source of the supergraph: a file that is reloaded when it changes, or a fixed text. */
export type SupergraphSource =
  | { readonly kind: 'FILE'; readonly path: string }
  | { readonly kind: 'TEXT'; readonly sdl: string };

const settleMs = 50;

/**
 * Reads the current text.
 * @throws Error that names the file when it cannot be read
 */
export async function readSupergraph(source: SupergraphSource): Promise<string> {
  if (source.kind === 'TEXT') return source.sdl;
  try {
    return await readFile(source.path, 'utf8');
  } catch (cause) {
    throw new Error(`The supergraph file ${source.path} cannot be read`, { cause });
  }
}

/**
 * Calls `onText` with the new text after each change of the file; returns a function that stops watching. Watches the folder, because
 * a watcher of the file would miss a replacement by rename or of a symbolic link.
 */
export function watchSupergraph(
  source: SupergraphSource,
  onText: (sdl: string) => void,
  onError: (error: unknown) => void,
): () => void {
  if (source.kind === 'TEXT') return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const read = (): void => {
    readSupergraph(source).then((sdl) => (isStopped ? undefined : onText(sdl)), onError);
  };
  const watcher = watch(dirname(resolve(source.path)), { persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(read, settleMs);
  });
  watcher.on('error', onError);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    watcher.close();
  };
}
