import { UserInputErrors } from '@tertulia/errors';
import type { Awaiting, GivenFile } from '@tertulia/flow-engine';
import { givenFile } from '../domain/received-file.js';
import type { VisitorInput } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import type { FilePlace } from './received-file-ports.js';

/** Where files are sent from, and the open question; null where none is open, such as while a person replies. */
export interface FileAnswer {
  readonly place: FilePlace;
  readonly awaiting: Awaiting | null;
}

/** The files that an input names, which are sent with it. UserInputErrors FILES_NOT_ASKED, FILE_NOT_THERE. */
export async function takeFiles(
  { files }: Pick<RuntimeDependencies, 'files'>,
  stores: Stores,
  { fileIds, place, awaiting }: FileAnswer & Pick<VisitorInput, 'fileIds'>,
): Promise<GivenFile[]> {
  if (!fileIds) return [];
  if (awaiting !== null && awaiting.kind !== 'FILE' && awaiting.kind !== 'HUMAN')
    throw new UserInputErrors([{ field: ['input', 'fileIds'], code: 'FILES_NOT_ASKED' }]);
  const wanted = [...new Set(fileIds)];
  const sent = await stores.files.send(place, wanted);
  if (sent.length < wanted.length) throw new UserInputErrors([{ field: ['input', 'fileIds'], code: 'FILE_NOT_THERE' }]);
  return sent.map((file) => givenFile(file, files.pageOf(file.id)));
}
