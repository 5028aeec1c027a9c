import type { FileGroup, GivenFile, Locale } from '../../model.js';

/** What each group takes: media types, or their beginnings where they end with a slash. */
const typesOf: Record<Exclude<FileGroup, 'ANY'>, readonly string[]> = {
  PICTURES: ['image/'],
  PDF: ['application/pdf'],
  DOCUMENTS: [
    ...['application/pdf', 'application/msword', 'application/rtf', 'text/plain', 'text/csv'],
    ...['application/vnd.openxmlformats-officedocument.', 'application/vnd.oasis.opendocument.'],
    ...['application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
  ],
  AUDIO: ['audio/'],
};

const words: Record<FileGroup, Record<Locale, string>> = {
  PICTURES: { es: 'imágenes', en: 'pictures' },
  PDF: { es: 'PDF', en: 'PDF' },
  DOCUMENTS: { es: 'documentos', en: 'documents' },
  AUDIO: { es: 'audios', en: 'recordings' },
  ANY: { es: 'archivos', en: 'files' },
};

/** Whether a media type belongs to one of the groups. */
export function isAccepted(type: string, accepts: readonly FileGroup[]): boolean {
  return accepts.some((group) => {
    if (group === 'ANY') return true;
    return typesOf[group].some((one) => (/[./]$/.test(one) ? type.startsWith(one) : type === one));
  });
}

/** The groups for a sentence: `imágenes o PDF`. */
export function groupsInWords(accepts: readonly FileGroup[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(accepts.map((group) => words[group][locale]));
}

const typesByEnding: Readonly<Record<string, string>> = {
  ...{ jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp', heic: 'image/heic' },
  ...{ pdf: 'application/pdf', doc: 'application/msword', rtf: 'application/rtf', txt: 'text/plain' },
  ...{ csv: 'text/csv', mp3: 'audio/mpeg', ogg: 'audio/ogg', wav: 'audio/wav', m4a: 'audio/mp4', webm: 'audio/webm' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** A file of which only the name is known, as in a replay: its ending says its type. */
export function namedFile(name: string): GivenFile {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(typesByEnding, ending) ? (typesByEnding[ending] ?? '') : 'application/octet-stream';
  return { id: '', name, type, bytes: 0, link: '' };
}
