import { may, canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { FieldValues } from '../connectors/connector.js';
import { keptText, type RunContents } from '../domain/run-contents.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { StoredContents } from './connection-ports.js';
import type { AttemptResult, DoneEffect } from './outside-ports.js';

/** What an attempt sent and what came back, as it is kept. */
export function contentsOf(effect: DoneEffect, result: AttemptResult, secret: FieldValues): RunContents {
  const secrets = Object.values(secret);
  const response = responseOf(result);
  return {
    request: keptText(requestOf(effect), secrets),
    response: response === null ? null : keptText(response, secrets),
  };
}

function requestOf(effect: DoneEffect): string {
  switch (effect.kind) {
    case 'request':
      return `${effect.method} ${effect.url}${effect.body === null ? '' : `\n\n${effect.body}`}`;
    case 'action':
      return JSON.stringify(effect.inputs);
    case 'mail': {
      const { to, replyTo, subject, text } = effect;
      return JSON.stringify({ to, replyTo, subject, text });
    }
  }
}

function responseOf(result: AttemptResult): string | null {
  if (result.kind === 'failed') return result.response ?? null;
  return typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
}

/**
 * What calls sent and what came back. Without those of conversations that the caller may not read.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function contentsOfRuns(
  { work }: Pick<ConnectionsDependencies, 'work'>,
  principal: Principal,
  runIds: readonly string[],
): Promise<StoredContents[]> {
  requirePermission(principal, 'integrations.read');
  if (!may(principal, 'conversations.read')) return [];
  const organizationId = requireOrganization(principal);
  const found = await work.read({ organizationId }, async ({ runs }) => runs.contents(organizationId, runIds));
  return found.filter(({ botId }) => canSeeBot(principal, botId));
}
