import { targetsOf } from '@tertulia/egress/settings';
import { StartProblem } from '@tertulia/environment';
import type { ValuesOf } from '@tertulia/environment';
import type { FileStore } from './file-store.js';
import { folderFileStore } from './folder-file-store.js';
import { s3FileStore } from './s3-file-store.js';
import type { fileSettings } from './settings.js';

/** Opens the place of files: a bucket if there is one, otherwise a folder. @throws StartProblem without either */
export function openFiles(settings: Omit<ValuesOf<typeof fileSettings>, 'filesLinkKeys'>): FileStore {
  const { filesFolder, filesS3Url: url, filesS3Key, filesS3Secret, filesS3Region: region, egressAllowed } = settings;
  if (url !== null) {
    if (filesS3Key === null || filesS3Secret === null) throw withoutKeys();
    const allowed = new Set(targetsOf(egressAllowed));
    return s3FileStore({ url, region, accessKeyId: filesS3Key, secretAccessKey: filesS3Secret, allowed });
  }
  if (filesFolder === null) throw withoutPlace();
  return folderFileStore(filesFolder);
}

function withoutKeys(): StartProblem {
  return new StartProblem(
    'Con FILES_S3_URL hacen falta FILES_S3_KEY_ID y FILES_S3_SECRET.',
    'With FILES_S3_URL, FILES_S3_KEY_ID and FILES_S3_SECRET are needed.',
  );
}

function withoutPlace(): StartProblem {
  return new StartProblem(
    'Falta dónde guardar archivos: una carpeta en FILES_FOLDER, o un bucket en FILES_S3_URL.',
    'There is no place for files: a folder in FILES_FOLDER, or a bucket in FILES_S3_URL.',
  );
}
