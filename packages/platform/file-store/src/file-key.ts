import { randomBytes } from 'node:crypto';

/** The types of files that can be kept, with what a browser is told of them. */
export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  ...{ pdf: 'application/pdf', rtf: 'application/rtf', txt: 'text/plain; charset=utf-8', zip: 'application/zip' },
  ...{ jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp', heic: 'image/heic' },
  ...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', aac: 'audio/aac', ogg: 'audio/ogg', wav: 'audio/wav', amr: 'audio/amr' },
  ...{ mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm' },
  /** Anything else: bytes that no browser shows. */
  bin: 'application/octet-stream',
} as const;

/** A type, which is also the ending of the file's name. */
export type FileType = keyof typeof mediaTypes;

/** What a key says. */
export interface FileKey {
  readonly expiresAt: Date;
  readonly type: FileType;
}

const timeDigits = 13;
const randomLength = 16;
const keyPattern = new RegExp(
  `^(\\d{${timeDigits}})-[0-9a-f]{${randomLength * 2}}\\.(${Object.keys(mediaTypes).join('|')})$`,
);

/**
 * A new key: when the file expires in milliseconds, so that sorted keys are sorted by it and no second record is needed, then 128
 * random bits.
 * @throws RangeError for a time that does not fit
 */
export function newFileKey({ expiresAt, type }: FileKey): string {
  const time = String(expiresAt.getTime()).padStart(timeDigits, '0');
  const key = `${time}-${randomBytes(randomLength).toString('hex')}.${type}`;
  if (readFileKey(key) === null) throw new RangeError('A file expires between 1970 and 2286 and has a known type');
  return key;
}

/** Null for every text that `newFileKey` does not make: a path, another name. */
export function readFileKey(key: string): FileKey | null {
  const [, time, type] = keyPattern.exec(key) ?? [];
  return time === undefined ? null : { expiresAt: new Date(Number(time)), type: type as FileType };
}
