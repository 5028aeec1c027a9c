import { createHash } from 'node:crypto';
import { canonicalJson, type BotDefinition } from '@tertulia/flow-engine';
import type { DraftOrigin } from './draft.js';

export type VersionAction = 'PUBLISH' | 'RESTORE' | 'IMPORT';

/** An immutable, numbered, checksummed snapshot of a draft. */
export interface BotVersion {
  id: string;
  organizationId: string;
  botId: string;
  /** Counts from 1 within the bot, without gaps. */
  number: number;
  /** SHA-256 of the definition's canonical JSON, hex. */
  checksum: string;
  parentId: string | null;
  authorId: string | null;
  note: string;
  action: VersionAction;
  definition: BotDefinition;
  /** Pinned conversations that it was published against. */
  changedPins: number;
  /** Why that was right; empty where there were none. */
  changedPinsNote: string;
  createdAt: Date;
}

/** SHA-256 of the canonical JSON: equal content has an equal checksum, whatever the order of its keys. */
export function checksumOf(definition: BotDefinition): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}

export function actionOf(origin: DraftOrigin): VersionAction {
  return origin === 'EDIT' ? 'PUBLISH' : origin;
}

export const versionNoteMaxLength = 500;
