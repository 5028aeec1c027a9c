import { isGenuine } from '../domain/inbound-signatures.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { ReceivedRequest } from './receive-event.js';
import { passOn } from './work-inbox.js';

/** What became of a call. IGNORED: nobody waits for what it says. REFUSED: it does not prove who sent it. */
export type AnswerOutcome = 'STORED' | 'IGNORED' | 'REFUSED' | 'UNKNOWN';

/**
 * A call to the platform's own app at a vendor, which has one address for all organizations: the one-time URL that a genuine answer names
 * says whose it is. Calls with nothing to pass on are accepted and not stored.
 */
export async function receiveAnswer(
  deps: InboundDependencies,
  connector: string,
  received: ReceivedRequest,
): Promise<AnswerOutcome> {
  const declared = deps.connectors.platform.find(connector)?.inbound;
  if (declared?.answerOf === undefined) return 'UNKNOWN';
  const { publicId, search, method, headers, body } = received;
  const request = { method, headers, body, url: `${deps.inbound.urlOf(publicId)}${search}`, now: deps.clock.now() };
  const secret = deps.inbound.platformSecretOf(declared.scheme) ?? '';
  if (!isGenuine(declared.scheme, request, { secret, header: null })) return 'REFUSED';
  const answer = declared.answerOf(body);
  if (answer === null) return 'IGNORED';
  const { state } = await deps.work.transact({ platform: 'answer at a vendor' }, async (stores) =>
    passOn(deps, stores, { ...answer, at: request.now }),
  );
  return state === 'ANSWERED' ? 'STORED' : 'IGNORED';
}
