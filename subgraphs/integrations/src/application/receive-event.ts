import { eventKeyOf, isGenuine, type InboundRequest } from '../domain/inbound-signatures.js';
import { passedOnHeader, publicIdPattern, type InboxEvent } from '../domain/inbound-source.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { StoredInboundSource } from './inbound-ports.js';

/** A request at the address of a source. */
export interface ReceivedRequest extends Omit<InboundRequest, 'url' | 'now'> {
  readonly publicId: string;
  /** With the question mark; empty without a search. */
  readonly search: string;
  readonly contentType: string;
}

/**
 * What became of a request. REPEATED: the source has this event already. REFUSED: it does not prove who sent it. LOOP: it tells of a call of
 * another source.
 */
export type ReceiptOutcome = 'STORED' | 'REPEATED' | 'REFUSED' | 'LOOP' | 'UNKNOWN';

/**
 * Verifies a request over its bytes, and stores it with the job that works on it. Nothing of it is parsed before it is verified. A source
 * without a valid secret refuses everything.
 */
export async function receiveEvent(deps: InboundDependencies, received: ReceivedRequest): Promise<ReceiptOutcome> {
  const { publicId, search, ...rest } = received;
  if (!publicIdPattern.test(publicId)) return 'UNKNOWN';
  const stored = await deps.work.read({ platform: 'call of a source' }, async ({ inboundSources }) =>
    inboundSources.byPublicId(publicId),
  );
  if (stored === null) return 'UNKNOWN';
  const request = { ...rest, url: `${deps.inbound.urlOf(publicId)}${search}`, now: deps.clock.now() };
  if (!(await isFromSource(deps, stored, request))) return refuse(deps, stored, request.now);
  if (passedOnHeader in request.headers) return 'LOOP';
  return storeEvent(deps, stored, { request, contentType: received.contentType });
}

async function isFromSource(
  { inbound }: InboundDependencies,
  { source, secrets }: StoredInboundSource,
  request: InboundRequest,
): Promise<boolean> {
  const valid = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > request.now);
  const texts = await Promise.all(valid.map(async (secret) => inbound.secrets.open(source.organizationId, secret)));
  return texts.some((secret) => isGenuine(source.scheme, request, { secret, header: source.header }));
}

async function refuse(deps: InboundDependencies, { source }: StoredInboundSource, now: Date): Promise<'REFUSED'> {
  deps.log.info({ sourceId: source.id, scheme: source.scheme }, 'a call from outside does not prove who sent it');
  await deps.work.transact({ platform: 'refused call' }, async ({ inboundSources }) =>
    inboundSources.refused(source.id, now),
  );
  return 'REFUSED';
}

async function storeEvent(
  deps: InboundDependencies,
  { source }: StoredInboundSource,
  { request, contentType }: { readonly request: InboundRequest; readonly contentType: string },
): Promise<ReceiptOutcome> {
  const { id: sourceId, organizationId, scheme } = source;
  const id = deps.ids.next();
  const event: InboxEvent = {
    ...{ id, organizationId, sourceId, eventKey: eventKeyOf(scheme, request) ?? id },
    ...{ receivedAt: request.now, contentType, body: request.body },
  };
  const isAdded = await deps.work.transact({ organizationId }, async ({ inbox, inboxJobs }) => {
    const added = await inbox.add(event);
    if (added === true) await inboxJobs.send({ organizationId, sourceId, eventId: id });
    return added;
  });
  if (isAdded === null) return 'UNKNOWN';
  if (isAdded) deps.inbound.queue.wake();
  return isAdded ? 'STORED' : 'REPEATED';
}
