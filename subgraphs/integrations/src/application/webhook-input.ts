import { refuseInput, UserInputErrors, type UserInputError } from '@tertulia/errors';
import { urlLengthMax } from '../domain/webhook-endpoint.js';
import type { WebhookEventType } from '../domain/webhook-event.js';
import type { WebhookSender } from './webhook-ports.js';

/** What a person says of an endpoint. */
export interface EndpointInput {
  readonly url: string;
  readonly eventTypes: readonly WebhookEventType[];
  /** Null or empty for the plain payload. */
  readonly selection: string | null;
}

/** The input without surrounding spaces and repetitions. @throws UserInputErrors REQUIRED, TOO_LONG, WEBHOOK_URL_REFUSED */
export function readEndpoint(sender: WebhookSender, { url, eventTypes, selection }: EndpointInput): EndpointInput {
  const text = selection?.trim() ?? '';
  const read = { url: url.trim(), eventTypes: [...new Set(eventTypes)], selection: text === '' ? null : text };
  const problems: UserInputError[] = urlProblems(sender, read.url);
  if (read.eventTypes.length === 0) problems.push({ field: ['eventTypes'], code: 'REQUIRED' });
  refuseInput(problems);
  return read;
}

function urlProblems(sender: WebhookSender, url: string): UserInputError[] {
  const field = ['url'];
  if (url === '') return [{ field, code: 'REQUIRED' }];
  if (url.length > urlLengthMax) return [{ field, code: 'TOO_LONG', params: { max: urlLengthMax } }];
  return sender.mayUse(url) ? [] : [{ field, code: 'WEBHOOK_URL_REFUSED' }];
}

/** The organization has as many endpoints as it may have. */
export function tooManyEndpoints(max: number): UserInputErrors {
  return new UserInputErrors([{ field: null, code: 'TOO_MANY_WEBHOOKS', params: { max } }]);
}
