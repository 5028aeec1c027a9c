import { DomainError, entryOf, isErrorCode, type UserInputError } from '@tertulia/errors';
import { scopes as allScopes, type Principal, type Scope } from '@tertulia/principal';
import { exampleOf } from '../domain/webhook-example.js';
import { plainBody, type WebhookEvent, type WebhookEventType } from '../domain/webhook-event.js';
import { selectedBody, selectionLengthMax, type SelectionProblem } from '../domain/webhook-selection.js';
import { eventNewsOf } from './follow-events.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { ScopedSelection, SelectionError } from './webhook-ports.js';

const field = ['selection'];

/** What the selections of this caller may read: an administrator everything, a key what its scopes say. */
export function readableScopes(principal: Principal): Scope[] {
  const isReading = (scope: Scope): boolean => scope.endsWith(':read');
  if (principal.kind === 'USER') return allScopes.filter(isReading);
  return principal.kind === 'API_KEY' ? principal.scopes.filter(isReading) : [];
}

/** A selection and the events that it has to name. */
export interface WantedSelection {
  readonly scoped: ScopedSelection;
  readonly eventTypes: readonly WebhookEventType[];
  /** Whether it may name other events too. */
  readonly mayNameMore?: boolean;
}

/**
 * What is wrong with a selection: its form, its fields, its size, or fields that its rights do not cover, which running it for the last event
 * of each type shows.
 * @throws DomainError SUBGRAPH_UNAVAILABLE
 */
export async function selectionErrors(
  deps: WebhooksDependencies,
  { scoped, eventTypes, mayNameMore = false }: WantedSelection,
): Promise<UserInputError[]> {
  const { selection, organizationId } = scoped;
  if (selection.length > selectionLengthMax) return [{ field, code: 'TOO_LONG', params: { max: selectionLengthMax } }];
  const problem = deps.webhooks.selections.problem(selection, (named) => {
    return (mayNameMore || named.size === eventTypes.length) && eventTypes.every((type) => named.has(type));
  });
  if (problem !== null) return [formError(problem, eventTypes)];
  const wrong = await deps.webhooks.selections.check(scoped);
  if (wrong.length > 0) return wrong.map(textError);
  const refused = await Promise.all(
    eventTypes.map(async (type) => {
      const { event } = await eventToTry(deps, organizationId, type);
      const { errors } = await deps.webhooks.selections.run(scoped, eventNewsOf(event));
      return errors.filter(({ code }) => code === 'FORBIDDEN');
    }),
  );
  const byPath = new Map(refused.flat().map((error) => [error.path.join('.'), error]));
  return [...byPath].map(([path, { message }]) => ({
    ...{ field, code: 'SELECTION_FORBIDDEN' as const, params: { path, detail: withoutStop(message) } },
  }));
}

function formError({ code, line, column, detail }: SelectionProblem, eventTypes: readonly string[]): UserInputError {
  return { field, code, params: { line, column, detail, types: eventTypes.join(', ') } };
}

function textError({ place, detail, message }: SelectionError): UserInputError {
  if (place === null && detail === null) {
    return { field, code: 'SELECTION_TOO_LARGE', params: { detail: withoutStop(message) } };
  }
  const { line, column } = place ?? { line: 1, column: 1 };
  return { field, code: 'SELECTION_INVALID', params: { line, column, detail: detail ?? message } };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The last event of this type, or an example if there is none. */
export async function eventToTry(
  { work, clock, ids }: Pick<WebhooksDependencies, 'work' | 'clock' | 'ids'>,
  organizationId: string,
  type: WebhookEventType,
): Promise<{ event: WebhookEvent; isExample: boolean }> {
  const known = await work.read({ organizationId }, async ({ recentEvents }) =>
    recentEvents.latest(organizationId, type),
  );
  if (known !== null) return { event: known, isExample: false };
  return { event: { eventId: ids.next(), organizationId, ...exampleOf(type, clock.now()) }, isExample: true };
}

/** The body of an event with a selection; not complete when something was away that may be back in a minute. */
export async function bodyOf(
  { webhooks }: Pick<WebhooksDependencies, 'webhooks'>,
  scoped: ScopedSelection,
  event: WebhookEvent,
): Promise<{ body: string; isComplete: boolean }> {
  const result = await webhooks.selections.run(scoped, eventNewsOf(event)).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    return { data: null, errors: [{ code: error.code, path: [] }] };
  });
  const isComplete = !result.errors.some(({ code }) => isPassing(code));
  return { body: selectedBody(plainBody(event), result), isComplete };
}

/** What may be over in a minute. */
function isPassing(code: string): boolean {
  return code === 'RATE_LIMITED' || (isErrorCode(code) && entryOf(code).kind === 'FAULT');
}
