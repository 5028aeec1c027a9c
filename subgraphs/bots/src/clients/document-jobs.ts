import {
  parseDefinition,
  parseFlow,
  validateDefinition,
  withoutLayout,
  type BotDefinition,
} from '@tertulia/flow-engine';
import type { DefinitionPair } from '../application/ports.js';
import { checksumOf } from '../domain/bot-version.js';
import { settleSave, type Draft, type DraftSave } from '../domain/draft.js';
import { readImport, type GivenFile } from '../domain/import-file.js';
import { changesSince } from '../domain/draft-changes.js';

/** The jobs on whole documents, by the names under which threads call them. */
export const documentJobs = {
  readFlow: (json: unknown) => parseFlow(json),
  readDefinition: (json: unknown) => parseDefinition(json),
  problems: (definition: BotDefinition) => validateDefinition(definition),
  settle: ({ draft, save }: { draft: Draft; save: DraftSave }) => settleSave(draft, save),
  changes: ({ earlier, definition, locale }: DefinitionPair) => changesSince(earlier, definition, locale),
  readImport: (file: GivenFile) => readImport(file),
  checksumOfAll: (definition: BotDefinition) => checksumOf(definition),
  checksumOfContent: (definition: BotDefinition) => checksumOf(withoutLayout(definition)),
};
