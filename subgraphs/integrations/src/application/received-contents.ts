import type { JsonValue } from '../connectors/connector.js';
import { isShallow } from '../domain/depth.js';
import { storable } from '../domain/storable.js';
import type { Stores } from './ports.js';

/** A longer body is not told: whoever needs it reads the call by its id. */
const bodyBytesMax = 49_152;
const depthMax = 64;

/** What receivers are told of a call besides its ids. */
interface Contents {
  readonly name: string;
  readonly contentType: string;
  /** The document where it is JSON, otherwise the text; null where it is too long or deleted. */
  readonly body: JsonValue;
}

/** By the id of the call. */
export type ReceivedContents = ReadonlyMap<string, Contents>;

/** Of a source that was deleted meanwhile. */
export const contentsGone: Contents = { name: '', contentType: '', body: null };

/** What sources of the organization received. */
export async function receivedContents(
  { inbox }: Pick<Stores, 'inbox'>,
  { organizationId, ids }: { readonly organizationId: string; readonly ids: readonly string[] },
): Promise<ReceivedContents> {
  const found = await inbox.received(organizationId, ids, bodyBytesMax);
  return new Map(
    found.map(({ eventId, name, contentType, body }) => [
      eventId,
      { name, contentType, body: body === null ? null : documentIn(body) },
    ]),
  );
}

/** Without what cannot be stored. A document that is nested too deeply stays a text. */
function documentIn(body: Buffer): JsonValue {
  const text = body.toString('utf8');
  try {
    const document = JSON.parse(text) as JsonValue;
    return isShallow(document, depthMax) ? storable(document) : storable(text);
  } catch {
    return storable(text);
  }
}
