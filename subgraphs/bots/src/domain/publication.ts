export type PublicationStatus = 'REQUESTED' | 'VALIDATING' | 'WARMING' | 'ACTIVE' | 'FAILED' | 'SUPERSEDED';
/** What happens to conversations that are open when a version goes live: they end on theirs, or go on with it. */
export type ConversationsChoice = 'FINISH' | 'MOVE';
export type StepName = 'validate' | 'version' | 'confirm' | 'warm' | 'activate';
export type StepStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';

/** Who must confirm a version, and the last response. */
export interface Confirmation {
  /** The host of the configuration webhook. */
  readonly host: string;
  /** HTTP status of the last response; null without one. */
  readonly status: number | null;
  /** Why there was no response; null if there was one, or none yet. */
  readonly failure: string | null;
}

export interface PublicationStep {
  name: StepName;
  status: StepStatus;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Null for every step but `confirm`. */
  confirmation: Confirmation | null;
}

/** One attempt to make a version live, with its steps. */
export interface Publication {
  id: string;
  organizationId: string;
  botId: string;
  versionId: string;
  status: PublicationStatus;
  conversations: ConversationsChoice;
  steps: PublicationStep[];
  startedAt: Date;
  /** When the running step counts as failed. */
  deadlineAt: Date;
  finishedAt: Date | null;
  /** Error code; null unless FAILED. */
  error: string | null;
  /** Incremented by every change, so that a subscriber can tell old from new. */
  sequence: number;
}

/** How long the runtime may take to load a version before the attempt counts as failed. */
export const warmDeadlineMs = 60_000;

/** How long a configuration webhook may take to respond with 2xx. */
export const confirmDeadlineMs = 60_000;

/** A response at the last moment still has to be reported. */
const reportMs = 15_000;

/** The error code of an attempt to which the runtime never responded. */
export const unansweredCode = 'DEADLINE_EXCEEDED';

/** The error code of an attempt that no configuration webhook confirmed. */
export const unconfirmedCode = 'CONFIRMATION_MISSING';

const openStatuses: readonly PublicationStatus[] = ['REQUESTED', 'VALIDATING', 'WARMING'];

export function isOpen(publication: Pick<Publication, 'status'>): boolean {
  return openStatuses.includes(publication.status);
}

export function isOverdue(publication: Publication, now: Date): boolean {
  return isOpen(publication) && now > publication.deadlineAt;
}

/** The error code of an attempt whose running step passed its deadline. */
export function overdueCodeOf(publication: Publication): string {
  return isWaitingForConfirmation(publication) ? unconfirmedCode : unansweredCode;
}

function isWaitingForConfirmation({ steps }: Publication): boolean {
  return steps.some(({ name, status }) => name === 'confirm' && status === 'RUNNING');
}

export interface NewPublication {
  id: string;
  organizationId: string;
  botId: string;
  versionId: string;
  conversations: ConversationsChoice;
  /** The host of the configuration webhook that must confirm the version; null if none must. */
  confirmationHost: string | null;
  now: Date;
}

/** A new attempt: the draft is validated and frozen; then the configuration webhook is asked, if there is one, or the runtime loads it. */
export function requestPublication(input: NewPublication): Publication {
  const { now, confirmationHost, ...ids } = input;
  const step = (name: StepName, status: StepStatus): PublicationStep => ({
    ...{ name, status, confirmation: null },
    startedAt: status === 'WAITING' ? null : now,
    finishedAt: status === 'DONE' ? now : null,
  });
  const isAsked = confirmationHost !== null;
  const confirmation = isAsked ? { host: confirmationHost, status: null, failure: null } : null;
  return {
    ...ids,
    status: isAsked ? 'REQUESTED' : 'WARMING',
    steps: [
      step('validate', 'DONE'),
      step('version', 'DONE'),
      ...(isAsked ? [{ ...step('confirm', 'RUNNING'), confirmation }] : []),
      step('warm', isAsked ? 'WAITING' : 'RUNNING'),
      step('activate', 'WAITING'),
    ],
    startedAt: now,
    deadlineAt: new Date(now.getTime() + (isAsked ? confirmDeadlineMs + reportMs : warmDeadlineMs)),
    finishedAt: null,
    error: null,
    sequence: 1,
  };
}

/** The configuration webhook accepts the version, so the runtime loads it. Null unless the attempt waits for that. */
export function confirm(publication: Publication, now: Date): Publication | null {
  if (!isOpen(publication) || !isWaitingForConfirmation(publication)) return null;
  const moved = (step: PublicationStep): PublicationStep => {
    if (step.name === 'confirm') return { ...step, status: 'DONE', finishedAt: now };
    return step.name === 'warm' ? { ...step, status: 'RUNNING', startedAt: now } : step;
  };
  return {
    ...publication,
    status: 'WARMING',
    steps: publication.steps.map(moved),
    deadlineAt: new Date(now.getTime() + warmDeadlineMs),
    sequence: publication.sequence + 1,
  };
}

/** Adds the last response of the configuration webhook to the attempt. */
export function withResponse(
  publication: Publication,
  { status, failure }: Pick<Confirmation, 'status' | 'failure'>,
): Publication {
  const noted = (step: PublicationStep): PublicationStep =>
    step.confirmation === null ? step : { ...step, confirmation: { ...step.confirmation, status, failure } };
  return { ...publication, steps: publication.steps.map(noted) };
}

/**
 * The version already serves visitors. An attempt that had failed for lack of this response becomes active after all.
 * Null if the attempt already has a response.
 */
export function activate(publication: Publication, now: Date): Publication | null {
  if (!isOpen(publication) && publication.error !== unansweredCode) return null;
  return {
    ...publication,
    status: 'ACTIVE',
    steps: publication.steps.map((step) =>
      step.status === 'DONE' ? step : { ...step, status: 'DONE', startedAt: step.startedAt ?? now, finishedAt: now },
    ),
    finishedAt: now,
    error: null,
    sequence: publication.sequence + 1,
  };
}

/** Fails the attempt; the previously live version stays live. Null if it is no longer open. */
export function fail(publication: Publication, error: string, now: Date): Publication | null {
  if (!isOpen(publication)) return null;
  return {
    ...publication,
    status: 'FAILED',
    steps: publication.steps.map((step) =>
      step.status === 'RUNNING' ? { ...step, status: 'FAILED', finishedAt: now } : step,
    ),
    finishedAt: now,
    error,
    sequence: publication.sequence + 1,
  };
}

/** A later version replaced it. */
export function supersede(publication: Publication): Publication {
  return { ...publication, status: 'SUPERSEDED', sequence: publication.sequence + 1 };
}
