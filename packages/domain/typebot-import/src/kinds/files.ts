import type { FileGroup } from '@tertulia/flow-engine';
import { isTrueAt, listAt, read, textAt } from '../json.js';
import { made, type Context, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { questionOf } from './inputs.js';

/** The most that a question for files takes. */
const countMost = 5;
const megabytesMost = 25;

const groupOfEnding: Readonly<Record<string, FileGroup>> = {
  ...{ jpg: 'PICTURES', jpeg: 'PICTURES', png: 'PICTURES', gif: 'PICTURES', webp: 'PICTURES', heic: 'PICTURES' },
  ...{ svg: 'PICTURES', bmp: 'PICTURES', tiff: 'PICTURES' },
  ...{ doc: 'DOCUMENTS', docx: 'DOCUMENTS', odt: 'DOCUMENTS', rtf: 'DOCUMENTS', txt: 'DOCUMENTS', csv: 'DOCUMENTS' },
  ...{ xls: 'DOCUMENTS', xlsx: 'DOCUMENTS', ods: 'DOCUMENTS', ppt: 'DOCUMENTS', pptx: 'DOCUMENTS', odp: 'DOCUMENTS' },
  ...{ mp3: 'AUDIO', wav: 'AUDIO', ogg: 'AUDIO', m4a: 'AUDIO', webm: 'AUDIO', aac: 'AUDIO', flac: 'AUDIO' },
  pdf: 'PDF',
};

/** Asks for files. Typebot keeps their addresses; here a variable holds name, type, size and link of each. */
export function filesOf(block: SourceBlock, context: Context): Mapped {
  const { options } = block;
  const isRequired = read(options, 'isRequired') !== false;
  const isSeveral = isTrueAt(options, 'isMultipleAllowed');
  const question = { ...questionOf(block, context), isRequired };
  if (question.variable !== null) context.line(block).degrade('FILE_VALUE');
  if (isSeveral) context.line(block).degrade('FILE_COUNT');
  const skip = context.text(textAt(options, 'labels', 'skip'), block);
  const limits = {
    accepts: groupsOf(block, context),
    megabytesMax: megabytesMost,
    countMax: isSeveral ? countMost : 1,
  };
  const label = Object.keys(skip).length === 0 ? {} : { skipLabel: skip };
  return { blocks: [made('fileInput', { ...question, ...limits, ...label }, context.locale)] };
}

/** The groups of the allowed types: `.pdf`, `png` or `image/*`. What belongs to none makes it any file. */
function groupsOf(block: SourceBlock, context: Context): FileGroup[] {
  const { options } = block;
  const types = listAt(options, 'allowedFileTypes', 'types').filter((type) => typeof type === 'string');
  if (!isTrueAt(options, 'allowedFileTypes', 'isEnabled') || types.length === 0) return ['ANY'];
  const groups = new Set(types.map(groupOf));
  // A group has more types than were named.
  context.line(block).degrade('FILE_TYPES');
  return groups.has('ANY') ? ['ANY'] : [...groups];
}

function groupOf(type: string): FileGroup {
  const written = type.trim().toLowerCase();
  if (written.startsWith('image/')) return 'PICTURES';
  if (written.startsWith('audio/')) return 'AUDIO';
  if (written === 'application/pdf') return 'PDF';
  const ending = written.replace(/^\./, '');
  return Object.hasOwn(groupOfEnding, ending) ? (groupOfEnding[ending] ?? 'ANY') : 'ANY';
}
