import type { ReadTexts } from '@tertulia/bot-texts';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import type { TextsFormat } from '../domain/text-file.js';

/** A file of the texts of a bot. */
export interface WrittenTexts {
  readonly definition: BotDefinition;
  readonly format: TextsFormat;
  /** The language of headings and titles. */
  readonly locale: Locale;
}

/** Reads and writes files of texts without blocking the event loop. @throws DomainError as `Documents` does */
export interface TextFiles {
  writeTexts(organizationId: string, texts: WrittenTexts): Promise<Uint8Array>;
  /** What a file would change in a definition. */
  readTexts(organizationId: string, file: { bytes: Uint8Array; definition: BotDefinition }): Promise<ReadTexts>;
}
