import type { FileGroup, GivenFile } from '@tertulia/flow-engine';
import { plainName } from '@tertulia/plain-names';
import { receivedDaysMax, receivedMegabytesMax, type PlanCode } from '@tertulia/plan-limits';

/**
 * `OPEN`: its bytes may come, once. `COMING`: they do. `KEPT`: they are there. `SENT`: a message has it. `REMOVED`: its bytes go next.
 */
export type ReceivedFileState = 'OPEN' | 'COMING' | 'KEPT' | 'SENT' | 'REMOVED';

/** A file of a visitor, or of a member who tries a bot out. Its bytes are in the store of files. */
export interface ReceivedFile {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  /** Null for one of a simulation. */
  readonly conversationId: string | null;
  readonly simulationId: string | null;
  /** Whose limit it counts for. */
  readonly senderId: string;
  readonly state: ReceivedFileState;
  readonly accepts: readonly FileGroup[];
  /** Null until the bytes come. */
  readonly key: string | null;
  readonly name: string;
  /** The media type, once the bytes said it. */
  readonly type: string;
  /** As announced; once it is kept, as it is. */
  readonly bytes: number;
  readonly createdAt: Date;
  /** When its bytes are removed at the latest. */
  readonly expiresAt: Date;
  /** When they are removed as things stand. */
  readonly removeAt: Date;
}

const dayMs = 86_400_000;
/** For asking, uploading and sending. */
export const unsentMs = 3_600_000;
/** How long an address for an upload can be used. */
export const uploadMs = 15 * 60_000;
/** A simulation lasts as long. */
export const simulatedMs = dayMs;
export const senderWindowMs = dayMs;
export const senderFilesMax = 40;
export const senderMegabytesMax = 150;
export const bytesOfMegabyte = 1_000_000;
/** Files of one message. */
export const filesOfMessageMax = 5;
export const fileNameMax = 300;

/** What files of visitors may take up, and how long they are kept. An organization whose plan is not known yet has that of a trial. */
export function roomOf(plan: PlanCode | null): { bytesMax: number; keptMs: number } {
  const code = plan ?? 'PROFESSIONAL';
  return { bytesMax: receivedMegabytesMax[code] * bytesOfMegabyte, keptMs: receivedDaysMax[code] * dayMs };
}

const longestBase = 80;
/** What file systems forbid, and the comma, which separates names in a transcript. */
const unfit = /[\\/:*?"<>|,\p{Cc}\p{Cf}]+/gu;

/** The name with which a file is kept: without paths and invisible signs, with the ending of what it is. */
export function safeFileName(given: string, ending: string): string {
  const name = plainName(given.normalize('NFC').replaceAll(unfit, ' ').replaceAll(/\s+/g, ' '))
    .replace(/^[.\s]+/, '')
    .trim();
  const isEnded = name.toLowerCase().endsWith(`.${ending}`);
  const base = isEnded ? name.slice(0, -ending.length - 1) : name;
  return `${Array.from(base).slice(0, longestBase).join('').trim() || 'archivo'}.${ending}`;
}

/** The file as a flow gets it; `link` is where members open it. */
export function givenFile({ id, name, type, bytes }: ReceivedFile, link: string): GivenFile {
  return { id, name, type, bytes, link };
}
