/**
 * The state shown by the publish chip. `step` and `total` count the steps of the running publication; `detail` says what it waits for, or why
 * it failed, where the server knows more than the step's label.
 */
export type PublishState =
  | { kind: 'draft' }
  | { kind: 'unpublished'; count: number; liveVersion: number }
  | { kind: 'publishing'; step: number; total: number; label: string; detail: string | null }
  | { kind: 'live'; version: number }
  | { kind: 'paused'; version: number }
  | { kind: 'failed'; error: string | null; detail: string | null };

type Texts = { es: string; en: string };

/** The data that decide the state. */
export interface PublishFacts {
  status: 'DRAFT' | 'LIVE' | 'PAUSED';
  liveVersion: { number: number } | null;
  changes: number;
  /** The latest publication, or null before the first. */
  publication: {
    status: 'REQUESTED' | 'VALIDATING' | 'WARMING' | 'ACTIVE' | 'FAILED' | 'SUPERSEDED';
    error: string | null;
    steps: { label: Texts; detail?: Texts | null; status: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' }[];
  } | null;
  locale: 'es' | 'en';
}

/** A running publication comes first, then a failure that nothing has followed, then the state of the live version. */
export function publishState(facts: PublishFacts): PublishState {
  const { publication, liveVersion } = facts;
  switch (publication?.status) {
    case 'REQUESTED':
    case 'VALIDATING':
    case 'WARMING': {
      const at = publication.steps.findIndex((step) => step.status === 'RUNNING' || step.status === 'WAITING');
      const current = publication.steps[at];
      return {
        kind: 'publishing',
        step: at === -1 ? publication.steps.length : at + 1,
        total: publication.steps.length,
        label: current?.label[facts.locale] ?? '',
        detail: current?.detail?.[facts.locale] ?? null,
      };
    }
    case 'FAILED':
      return {
        kind: 'failed',
        error: publication.error,
        detail: publication.steps.find(({ status }) => status === 'FAILED')?.detail?.[facts.locale] ?? null,
      };
    case 'ACTIVE':
    case 'SUPERSEDED':
    case undefined:
      break;
  }
  if (liveVersion === null) return { kind: 'draft' };
  if (facts.status === 'PAUSED') return { kind: 'paused', version: liveVersion.number };
  if (facts.changes > 0) return { kind: 'unpublished', count: facts.changes, liveVersion: liveVersion.number };
  return { kind: 'live', version: liveVersion.number };
}

/** Events of one publication can arrive late: an older one never replaces a newer. */
export function isNewer(
  next: { id: string; sequence: number },
  known: { id: string; sequence: number } | null,
): boolean {
  return known === null || next.id !== known.id || next.sequence >= known.sequence;
}

/** A publication's status, and the version that was live with it. */
interface Announced {
  readonly publication: { id: string; status: string } | null;
  readonly liveVersionId: string | null;
}

/**
 * Whether an event tells nothing new. A query can read the bot before a publication is active and the publication after it: then the
 * publication is known, but what was compared with the live version is outdated.
 */
export function isRepeat(next: Announced, known: Announced): boolean {
  const isSame =
    next.publication?.id === known.publication?.id && next.publication?.status === known.publication?.status;
  return isSame && next.liveVersionId === known.liveVersionId;
}
