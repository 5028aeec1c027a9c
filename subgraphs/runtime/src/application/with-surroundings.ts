import { indexOf } from '../domain/definition-index.js';
import { transcriptLines } from '../domain/transcript.js';
import type { Running } from '../domain/turn.js';
import type { Stores } from './ports.js';

/** Messages of a transcript. */
const mostLines = 200;

/** A conversation with what its blocks read besides its state. Reads nothing for a definition that asks for nothing. */
export async function withSurroundings(stores: Stores, running: Running): Promise<Running> {
  if (!indexOf(running.definition).readsTranscript) return running;
  const { id, organizationId, locale } = running.conversation;
  const range = { after: 0, size: mostLines, isFromEnd: true };
  const pages = await stores.reader.messagePages(organizationId, [id], range);
  return { ...running, transcript: transcriptLines(pages.get(id) ?? [], locale) };
}
