export type PublicationStatus = 'REQUESTED' | 'VALIDATING' | 'WARMING' | 'ACTIVE' | 'FAILED' | 'SUPERSEDED';
export type StepName = 'validate' | 'version' | 'warm' | 'activate';
export type StepStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';

export interface PublicationStep {
  name: StepName;
  status: StepStatus;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** One attempt to make a version live, with its steps. */
export interface Publication {
  id: string;
  organizationId: string;
  botId: string;
  versionId: string;
  status: PublicationStatus;
  steps: PublicationStep[];
  startedAt: Date;
  finishedAt: Date | null;
  /** Error code; null unless FAILED. */
  error: string | null;
  /** Incremented by every change, so that a subscriber can tell old from new. */
  sequence: number;
}

/** How long the runtime may take to load a version before the attempt counts as failed. */
export const warmDeadlineMs = 60_000;

/** The error code of an attempt to which the runtime never responded. */
export const unansweredCode = 'DEADLINE_EXCEEDED';

const openStatuses: readonly PublicationStatus[] = ['REQUESTED', 'VALIDATING', 'WARMING'];

export function isOpen(publication: Pick<Publication, 'status'>): boolean {
  return openStatuses.includes(publication.status);
}

export function isOverdue(publication: Publication, now: Date): boolean {
  return isOpen(publication) && now.getTime() - publication.startedAt.getTime() > warmDeadlineMs;
}

export interface NewPublication {
  id: string;
  organizationId: string;
  botId: string;
  versionId: string;
  now: Date;
}

/** A new attempt: the draft is validated and frozen, and the runtime is requested to load it. */
export function requestPublication(input: NewPublication): Publication {
  const { now, ...ids } = input;
  const done = (name: StepName): PublicationStep => ({ name, status: 'DONE', startedAt: now, finishedAt: now });
  return {
    ...ids,
    status: 'WARMING',
    steps: [
      done('validate'),
      done('version'),
      { name: 'warm', status: 'RUNNING', startedAt: now, finishedAt: null },
      { name: 'activate', status: 'WAITING', startedAt: null, finishedAt: null },
    ],
    startedAt: now,
    finishedAt: null,
    error: null,
    sequence: 1,
  };
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
