import { isBotFile, readBotFile, type ImportNode, type ImportSlot, type Refusal } from '@tertulia/bot-files';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import { inflated, isCompressed } from './compressed.js';
import { importTypebot, typebotIn } from '@tertulia/typebot-import';

/** Which program wrote a file. */
export type ImportFormat = 'TERTULIA' | 'TYPEBOT';

/** A file to read, and the bot that keeps what the file does not say, such as the facts of the business. */
export interface GivenFile {
  readonly text: string;
  readonly locale: Locale;
  readonly base: BotDefinition;
}

/** A bot as read from a file, with the account of every node. */
export interface ImportedBot {
  readonly format: ImportFormat;
  /** The version of the format. */
  readonly formatVersion: string;
  /** The name of the bot in the file; empty when it has none. */
  readonly name: string;
  readonly definition: BotDefinition;
  readonly nodes: ImportNode[];
  readonly slots: ImportSlot[];
}

export type ReadImport = { ok: true; bot: ImportedBot } | { ok: false; refusals: Refusal[] };

/** The account of the import that the draft of a bot comes from. */
export interface ImportReport extends Omit<ImportedBot, 'definition'> {
  readonly botId: string;
  readonly organizationId: string;
  readonly importedAt: Date;
  /** Null for API keys. */
  readonly importedBy: string | null;
}

/** Characters of a file as it is sent, and bytes of one that is sent compressed. The weight of a bot has a bound of its own. */
export const longestFile = 1_900_000;
const largestFile = 8_000_000;

/** Reads a file of a bot, which may be compressed. Nothing in it is run, and nothing that it names is fetched. */
export function readImport({ text, locale, base }: GivenFile): ReadImport {
  const whole = isCompressed(text) ? inflated(Buffer.from(text, 'base64'), largestFile) : text;
  if (whole === null) return { ok: false, refusals: [tooLarge] };
  const json = jsonOf(String(whole));
  if (json === undefined) return { ok: false, refusals: [noJson] };
  if (isBotFile(json)) {
    const read = readBotFile(json);
    if (!read.ok) return read;
    return { ok: true, bot: { format: 'TERTULIA', formatVersion: String(json['version']), ...read.bot } };
  }
  const typebot = typebotIn(json);
  if (typebot === null) return { ok: false, refusals: [unknownFile] };
  const read = importTypebot(typebot, { base, locale });
  if (!read.ok) return read;
  const { version, ...bot } = read.bot;
  return { ok: true, bot: { format: 'TYPEBOT', formatVersion: version, ...bot } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const nowhere = { es: '', en: '' };
const tooLarge: Refusal = {
  place: nowhere,
  reason: { es: 'el archivo pasa de 8 MB o está dañado', en: 'the file has more than 8 MB or is damaged' },
};
const noJson: Refusal = {
  place: nowhere,
  reason: { es: 'el archivo no es JSON', en: 'the file is not JSON' },
};
const unknownFile: Refusal = {
  place: nowhere,
  reason: {
    es: 'el archivo no es de un bot de Tertulia ni de Typebot',
    en: 'the file is neither of a bot of Tertulia nor of Typebot',
  },
};
