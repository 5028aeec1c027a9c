import { FileLinks, openFiles } from '@tertulia/file-store';
import type { SubgraphGiven } from '@tertulia/service/declaration';
import { storedFiles } from './clients/stored-files.js';
import { uploadTokens } from './clients/upload-tokens.js';
import type { RuntimeSettings } from './settings.js';

/** Opens the place of visitors' files, and what signs addresses for it. @throws StartProblem without a place */
export function openReceivedFiles({ settings }: Pick<SubgraphGiven<RuntimeSettings>, 'settings'>) {
  const store = openFiles(settings);
  const links = new FileLinks(settings.filesLinkKeys);
  const tokens = uploadTokens(settings.visitorTokenSecret);
  const { publicUrl } = settings;
  return { files: storedFiles({ store, links, tokens, publicUrl }), links, close: async () => store.close() };
}
