import { z } from 'zod';
import { callVendor } from '../call-vendor.js';
import { ConnectorError, type ConnectorContext, type ConnectorFailure } from '../connector.js';

/** Slack responds 200 and says in the body whether it worked. */
export const slackAnswer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

const failures: Readonly<Record<string, ConnectorFailure>> = {
  ...{ invalid_auth: 'AUTHENTICATION', not_authed: 'AUTHENTICATION', token_revoked: 'AUTHENTICATION' },
  ...{ token_expired: 'AUTHENTICATION', account_inactive: 'AUTHENTICATION' },
  ...{ ratelimited: 'LIMITED', rate_limited: 'LIMITED' },
  ...{ internal_error: 'OUTAGE', fatal_error: 'OUTAGE', service_unavailable: 'OUTAGE', request_timeout: 'OUTAGE' },
};

interface SlackCall<T> {
  readonly response: z.ZodType<T>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** For methods that read and take no JSON. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Calls a method of Slack's Web API. @throws ConnectorError, EgressError */
export async function callSlack<T extends z.infer<typeof slackAnswer>>(
  context: ConnectorContext,
  method: string,
  { body, query, response }: SlackCall<T>,
): Promise<T> {
  const said = await callVendor(
    context,
    query === undefined
      ? { method: 'POST', path: `/${method}`, body, response }
      : { method: 'GET', path: `/${method}?${new URLSearchParams(query).toString()}`, response },
  );
  if (said.ok) return said;
  const reason = said.error ?? 'unknown';
  const failure = failures[reason] ?? 'REFUSED';
  // Slack's reasons are a fixed list of words; anything else is not repeated.
  throw new ConnectorError(failure, /^[a-z_]{1,40}$/.test(reason) ? reason.toUpperCase() : 'UNKNOWN');
}
