import { readUrl } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import { z } from 'zod';
import { flowText, questionShape } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import { fileGroups, type BlockOf, type FileOptions, type GivenFile, type VariableValue } from '../../model.js';
import type { Finding, Reading } from '../definition.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';
import { groupsInWords, isAccepted } from './types.js';

type FileBlock = BlockOf<'fileInput'>;

const skip = 'skip';
const bytesOfMegabyte = 1_000_000;
const longestName = 200;
const largest = 25;
const most = 5;

/** Asks for files. A link is taken as well, for channels that send none. */
export const fileInput = defineQuestion<'fileInput'>({
  awaits: 'FILE',
  name: { es: 'Pedir archivos', en: 'File question' },
  options: z.object({
    ...questionShape,
    accepts: z.array(z.enum(fileGroups)).max(fileGroups.length),
    megabytesMax: z.int().min(1).max(largest),
    countMax: z.int().min(1).max(most),
    skipLabel: flowText,
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Nos mandas una foto?', en: 'Could you send us a picture?' }),
    ...{ accepts: ['PICTURES'], megabytesMax: 10, countMax: 1 },
    skipLabel: inLanguage(locale, { es: 'Seguir sin archivo', en: 'Continue without a file' }),
  }),
  ports: ({ options }) => (options.isRequired ? [] : [skip]),
  items: ({ options }) =>
    options.isRequired ? [] : [{ port: skip, field: 'skipLabel', label: options.skipLabel, detail: {} }],
  texts: ({ options }) =>
    options.isRequired ? [] : [{ field: 'skipLabel', text: options.skipLabel, isExpected: true }],
  inspect: ({ options }) => (options.accepts.length === 0 ? [withoutTypes] : []),
  awaiting: ({ options }, turn) => {
    const label = options.isRequired ? '' : turn.text(options.skipLabel);
    const { accepts, countMax } = options;
    return {
      choices: options.isRequired ? [] : [{ id: skip, label: label || usualSkip[turn.locale], detail: '' }],
      files: { accepts, countMax, bytesMax: options.megabytesMax * bytesOfMegabyte },
    };
  },
  read: (block, answer, turn) => {
    if (answer.kind === 'files') return readFiles(block, answer.files, turn);
    if (answer.kind === 'text') return readLink(block, answer.text, turn);
    const isSkipped = answer.kind === 'choice' && answer.ids[0] === skip && !block.options.isRequired;
    return isSkipped ? skipped : { isUnderstood: false, reason: 'notFile' };
  },
});

const usualSkip = { es: 'Omitir', en: 'Skip' };
const skipped: Reading = { isUnderstood: true, value: null, text: '', port: skip };

const withoutTypes: Finding = {
  code: 'MISSING_OPTION',
  field: 'accepts',
  message: { es: 'No se acepta ningún tipo de archivo.', en: 'No type of file is accepted.' },
  fix: { es: 'Elige al menos un tipo.', en: 'Choose at least one type.' },
};

function readFiles({ options }: FileBlock, files: readonly GivenFile[], turn: Turn): Reading {
  const refusal = refusalOf(options, files, turn);
  if (refusal !== null) return refusal;
  const values = files.map(valueOf);
  const value = options.countMax === 1 ? (values[0] ?? null) : values;
  return { isUnderstood: true, value, text: files.map(({ name }) => name).join(', ') };
}

function refusalOf(options: FileOptions, files: readonly GivenFile[], { locale }: Turn): Reading | null {
  if (files.length === 0) return { isUnderstood: false, reason: 'notFile' };
  const { accepts, countMax, megabytesMax } = options;
  if (files.length > countMax) return { isUnderstood: false, reason: 'tooManyFiles', limit: String(countMax) };
  if (files.some(({ bytes }) => bytes > megabytesMax * bytesOfMegabyte))
    return { isUnderstood: false, reason: 'fileTooLarge', limit: `${megabytesMax} MB` };
  if (files.every(({ type }) => isAccepted(type, accepts))) return null;
  return { isUnderstood: false, reason: 'wrongFileType', limit: groupsInWords(accepts, locale) };
}

/** A file elsewhere: its address is all that is known of it. */
function readLink({ options }: FileBlock, text: string, turn: Turn): Reading {
  const [only] = turn.state.awaiting?.choices ?? [];
  if (only !== undefined && foldedPhrase(text) === foldedPhrase(only.label)) return skipped;
  const found = readUrl(text);
  if (found.kind !== 'read') return { isUnderstood: false, reason: 'notFile' };
  const link = { name: found.value.slice(0, longestName), type: '', size: 0, link: found.value };
  return { isUnderstood: true, value: options.countMax === 1 ? link : [link], text: found.value };
}

function valueOf({ name, type, bytes, link }: GivenFile): VariableValue {
  return { name: name.slice(0, longestName), type, size: bytes, link };
}
