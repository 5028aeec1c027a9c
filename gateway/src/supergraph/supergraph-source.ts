import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where the supergraph comes from: a file that is read again whenever it changes, or a text that stays. */
export type SupergraphSource =
  | { readonly kind: 'FILE'; readonly path: string }
  | { readonly kind: 'TEXT'; readonly sdl: string };

const settleMs = 50;

/**
 * The text now.
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
 * Calls `onText` with the new text after each change of the file; returns how to stop. The folder is watched, not the file:
 * a file that is replaced by renaming, or reached through a link that is replaced, would leave a watcher behind.
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
