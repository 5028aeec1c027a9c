import type { Refusal } from '../../../apollo/index.js';
import type { EventType } from '../../../gql/graphql.js';

/** What an endpoint sends: the plain payload, or what its selection reads. */
export type PayloadKind = 'PLAIN' | 'SELECTED';

/** A choice of the payload. The selection that was typed stays while the plain payload is chosen. */
export type PayloadChoice = { kind: PayloadKind; selection: string };

const contact = 'conversation { contact { name email phone } }';
const bot = 'bot { name }';

/** What a new selection reads of an event; its type in the schema is named like the event. */
const usefulFields: Record<EventType, readonly string[]> = {
  CONVERSATION_STARTED: ['channel', bot],
  CONVERSATION_ENDED: ['reason', 'hasAnswered', 'goals', bot, contact],
  MESSAGE_ADDED: ['author', 'sequence', bot, 'conversation { id firstWords }'],
  HAND_OFF_REQUESTED: ['reason', bot, contact],
  TAKEN_OVER: [bot, contact],
  GOAL_REACHED: ['name', 'amountMinor', 'currency', bot, contact],
  RATING_GIVEN: ['scale', 'value', 'isSatisfaction', bot, contact],
  CONTACT_CHANGED: ['changed', 'contact { name email phone }', bot],
  VERSION_PUBLISHED: ['number', bot],
  PUBLICATION_FAILED: ['code', bot],
  CONNECTION_STATE_CHANGED: ['connector', 'name', 'state', 'previous', 'stateCode'],
  LIMIT_REACHED: ['limit', 'percent', 'used', 'max', 'resetsAt'],
  INBOUND_RECEIVED: ['name', 'contentType', 'body'],
  ALERT_TOLD: ['kind', 'notice', 'severity', 'title', 'text', 'figure', 'threshold', 'path'],
  ALERTS_GATHERED: ['title', 'count', 'path', 'kinds { kind title count overCount latest { since text path } }'],
};

/** The choice of an endpoint as it is stored. */
export function choiceOf(selection: string | null): PayloadChoice {
  return selection === null ? { kind: 'PLAIN', selection: '' } : { kind: 'SELECTED', selection };
}

/** Another kind is chosen: a selection starts with a document that is valid for these events. */
export function withKind(choice: PayloadChoice, kind: PayloadKind, eventTypes: readonly EventType[]): PayloadChoice {
  const isFirst = kind === 'SELECTED' && choice.selection.trim() === '';
  return { kind, selection: isFirst ? selectionFor(eventTypes) : choice.selection };
}

/** Other events are chosen: an untouched document is made anew; in one that was changed only the list of events is replaced. */
export function withEventTypes(
  choice: PayloadChoice,
  before: readonly EventType[],
  after: readonly EventType[],
): PayloadChoice {
  const { kind, selection } = choice;
  if (selection.trim() === '') return choice;
  if (selection === selectionFor(before)) return { kind, selection: selectionFor(after) };
  const listed = selection.replace(/(\bevents\s*\(\s*types\s*:\s*)\[[^\]]*\]/u, (_whole, start: string) => {
    return `${start}${listOf(after)}`;
  });
  return { kind, selection: listed };
}

/** The selection to send; an empty one stands for the plain payload. */
export function sentSelection({ kind, selection }: PayloadChoice): string {
  return kind === 'PLAIN' ? '' : selection;
}

/** True when a selection is to be sent and nothing is typed, which would send the plain payload. */
export function isUnwritten({ kind, selection }: PayloadChoice): boolean {
  return kind === 'SELECTED' && selection.trim() === '';
}

/** A valid selection for these events: what all events have, and of each what most receivers need. */
export function selectionFor(eventTypes: readonly EventType[]): string {
  const parts = eventTypes.flatMap((event) => [
    `    ... on ${typeNameOf(event)} {`,
    ...usefulFields[event].map((field) => `      ${field}`),
    '    }',
  ]);
  const common = ['id', 'type', 'occurredAt'].map((field) => `    ${field}`);
  return ['subscription {', `  events(types: ${listOf(eventTypes)}) {`, ...common, ...parts, '  }', '}'].join('\n');
}

function typeNameOf(event: EventType): string {
  const words = event.toLowerCase().split('_');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

const lineMax = 60;

/** The list of events: on one line if it is short, otherwise one event a line. */
function listOf(eventTypes: readonly EventType[]): string {
  const line = `[${eventTypes.join(', ')}]`;
  return line.length <= lineMax ? line : `[\n${eventTypes.map((event) => `    ${event}\n`).join('')}  ]`;
}

/** A mistake in a selection can have many consequences; the first ones are enough to find it. */
const shownMax = 3;

/** The refusals with all that concern the selection as one, because a field shows one text. */
export function withSelectionJoined(refusals: readonly Refusal[]): Refusal[] {
  const isOfSelection = ({ field }: Refusal): boolean => field?.at(-1) === 'selection';
  const ofSelection = refusals.filter(isOfSelection).slice(0, shownMax);
  const others = refusals.filter((refusal) => !isOfSelection(refusal));
  if (ofSelection.length === 0) return others;
  return [...others, { field: ['selection'], message: ofSelection.map(({ message }) => message).join(' ') }];
}
