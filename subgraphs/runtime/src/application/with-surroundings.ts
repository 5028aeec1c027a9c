import { indexOf, type StoredScope } from '../domain/definition-index.js';
import { transcriptLines } from '../domain/transcript.js';
import type { Running } from '../domain/turn.js';
import type { Stores } from './ports.js';

/** Messages of a transcript. */
const mostLines = 200;

/** A conversation with what its blocks read besides its state. Reads nothing for a definition that asks for nothing. */
export async function withSurroundings(stores: Stores, running: Running): Promise<Running> {
  const { readsTranscript, storedVariables } = indexOf(running.definition);
  const filled = storedVariables.size === 0 ? running : await withStoredValues(stores, running, storedVariables);
  return readsTranscript ? withTranscript(stores, filled) : filled;
}

async function withStoredValues(
  stores: Stores,
  running: Running,
  names: ReadonlyMap<string, StoredScope>,
): Promise<Running> {
  const values = await stores.values.read(running.conversation, names);
  const { state } = running.session;
  const session = { ...running.session, state: { ...state, variables: { ...state.variables, ...values } } };
  return { ...running, session };
}

async function withTranscript(stores: Stores, running: Running): Promise<Running> {
  const { id, organizationId, locale } = running.conversation;
  const range = { after: 0, size: mostLines, isFromEnd: true };
  const pages = await stores.reader.messagePages(organizationId, [id], range);
  return { ...running, transcript: transcriptLines(pages.get(id) ?? [], locale) };
}
