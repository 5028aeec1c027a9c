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
  /** Code of what went wrong; null unless FAILED. */
  error: string | null;
  /** Raised by every change, so that a subscriber can tell old from new. */
  sequence: number;
}

/** How long the runtime may take to load a version before the attempt counts as failed. */
export const warmDeadlineMs = 60_000;

/** What an attempt fails with that the runtime never answered. */
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

/** A fresh attempt: the draft is validated and frozen, the runtime is asked to load it. */
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
 * The version serves visitors already. An attempt that had been given up for want of this answer is live after all. Null
 * where the attempt has been answered before.
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

/** The attempt failed; whatever was live before stays live. Null when it is no longer open. */
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

/** A later version took its place. */
export function supersede(publication: Publication): Publication {
  return { ...publication, status: 'SUPERSEDED', sequence: publication.sequence + 1 };
}
