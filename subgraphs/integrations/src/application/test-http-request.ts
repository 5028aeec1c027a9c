import { DomainError, refuseInput, type UserInputError } from '@tertulia/errors';
import { outsideEffectSchema, type OutsideEffectOf } from '@tertulia/flow-engine';
import { requireOrganization, requirePermission } from '@tertulia/principal';
import type { Asker, BotDirectory } from './connection-ports.js';
import type { OutsideDependencies, TriedRequest } from './outside-ports.js';

/** Dependencies of work outside, and the bots for which a person tries a request. */
export interface TestHttpDependencies extends OutsideDependencies {
  readonly bots: BotDirectory;
}

/** A request that a person tries while building a flow, with values instead of templates. */
export interface TestHttpRequest {
  readonly botId: string;
  readonly connectionId: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

/** What came back, or why nothing did. `UNREACHABLE` says nothing about what is at the address. */
export type HttpTest =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      /** The beginning, as text. */
      readonly body: string;
      readonly sizeBytes: number;
      readonly isCut: boolean;
      readonly durationMs: number;
    }
  | { readonly kind: 'failed'; readonly failure: HttpTestFailure; readonly durationMs: number };

export type HttpTestFailure = 'NOT_ALLOWED' | 'UNREACHABLE' | 'TIMEOUT' | 'TOO_LARGE' | 'BUSY';

const timeoutMs = 15_000;
const shownBytesMax = 65_536;

/**
 * Sends one request through the executor of the block `httpRequest`, once and without storing anything.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a bot or connection that the caller does not see, and what keeps the
 * connection from being used
 * @throws UserInputErrors
 */
export async function testHttpRequest(
  deps: TestHttpDependencies,
  asker: Asker,
  input: TestHttpRequest,
): Promise<HttpTest> {
  const { botId, connectionId } = input;
  const { principal } = asker;
  requirePermission(principal, 'integrations.manage', { botId });
  const organizationId = requireOrganization(principal);
  const effect = effectOf(input);
  if (!(await deps.bots.existing(asker, [botId])).has(botId)) throw new DomainError('NOT_FOUND');
  const credential = connectionId === null ? null : await deps.credentials.use(organizationId, connectionId);
  const botIds = credential?.connection.botIds ?? null;
  if (botIds !== null && !botIds.includes(botId)) throw new DomainError('NOT_FOUND');
  const startedMs = deps.waits.monotonicMs();
  const key = deps.ids.next();
  const tried = await deps.outside.tryRequest({ organizationId, effect, key, isRepeat: false, timeoutMs, credential });
  return shownTest(tried, Math.round(deps.waits.monotonicMs() - startedMs));
}

/** @throws UserInputErrors for what no flow could contain */
function effectOf({ connectionId, method, url, headers, body }: TestHttpRequest): OutsideEffectOf<'request'> {
  const common = { id: 'test', blockId: 'test', deadlineMs: timeoutMs, isBackground: false, mappings: [] };
  const read = outsideEffectSchema.safeParse({
    ...{ kind: 'request', ...common, connectionId, method, url, headers, body },
  });
  if (read.success && read.data.kind === 'request') return read.data;
  const issues = read.success ? [] : read.error.issues;
  refuseInput(issues.map(({ path, code }) => ({ field: ['input', ...path.map(String)], code: codeOf(code) })));
  throw new DomainError('BAD_USER_INPUT', { params: { detail: 'input' } });
}

function codeOf(issue: string): UserInputError['code'] {
  return issue === 'too_big' ? 'TOO_LONG' : 'INVALID_VALUE';
}

/** What is shown of a request that was tried. */
export function shownTest(tried: TriedRequest, durationMs: number): HttpTest {
  if (tried.kind === 'failed') return { kind: 'failed', failure: failureOf(tried.code), durationMs };
  const { status, body } = tried;
  const headers = Object.entries(tried.headers).map(([name, value]) => ({ name, value }));
  const text = new TextDecoder().decode(body.subarray(0, shownBytesMax));
  const size = { sizeBytes: body.byteLength, isCut: body.byteLength > shownBytesMax };
  return { kind: 'response', status, headers, body: text, ...size, durationMs };
}

function failureOf(code: string): HttpTestFailure {
  if (code === 'TIMEOUT' || code === 'TOO_LARGE') return code;
  if (code === 'BUSY' || code === 'SUSPENDED') return 'BUSY';
  return code === 'UNREACHABLE' || code === 'INTERNAL' ? 'UNREACHABLE' : 'NOT_ALLOWED';
}
