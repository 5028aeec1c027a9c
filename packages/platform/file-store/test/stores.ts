import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';

import { folderFileStore, s3FileStore, type FileStore, type S3Storage } from '@tertulia/file-store';
import { S3mini } from 's3mini';

/** A store with a place of its own. */
export interface PlacedStore {
  readonly store: FileStore;
  /** Where its files are on this machine. */
  readonly folder: string;
  /** Every file there, whatever its name, with unfinished ones. */
  names(): Promise<string[]>;
  end(): Promise<void>;
}

const bucket = 'files';
const credential = 'S3RVER';

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'file-store-'));
}

export async function placedFolderStore(): Promise<PlacedStore> {
  const folder = await newFolder();
  const store = folderFileStore(folder);
  return {
    ...{ store, folder, names: async () => readdir(folder) },
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type PlacedS3Store = PlacedStore & { readonly storage: S3Storage };

/** On the server of `TEST_S3_URL`, or else on one that speaks the protocol of S3 and checks signatures. */
export async function placedS3Store(): Promise<PlacedS3Store> {
  const given = process.env['TEST_S3_URL'];
  return given === undefined ? ownS3Store() : givenS3Store(new URL(given));
}

/** On a server that ends with the store. */
export async function ownS3Store(): Promise<PlacedS3Store> {
  const folder = await newFolder();
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
    configureBuckets: [{ name: bucket }],
  });
  server.logger.silent = true;
  const uploads = join(folder, bucket, '._S3rver_uploads');
  // Two things that S3 does and this server does not: a signed path may end in a slash, and an upload can be given up.
  server.middleware.unshift(async (context, next) => {
    const upload = context.query['uploadId'];
    context.app.allowMismatchedSignatures = context.path === `/${bucket}/`;
    if (context.method !== 'DELETE' || upload === undefined) return next();
    await rm(join(uploads, upload), { recursive: true });
    context.status = 204;
  });
  const { port } = await server.run();
  const host = `127.0.0.1:${port}`;
  const storage = {
    ...{ url: `http://${host}/${bucket}`, region: 'us-east-1', allowed: new Set([host]) },
    ...{ accessKeyId: credential, secretAccessKey: credential },
  };
  const store = s3FileStore(storage);
  return {
    ...{ store, folder, storage },
    names: async () => (await readdir(join(folder, bucket), { recursive: true })).toSorted(),
    end: async () => {
      await store.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** `http://key:secret@host:port/bucket`, of a bucket that is there and empty. */
async function givenS3Store({ protocol, host, pathname, username, password }: URL): Promise<PlacedS3Store> {
  const access = { accessKeyId: username, secretAccessKey: password, region: 'us-east-1' };
  const storage = { ...access, url: `${protocol}//${host}${pathname}`, allowed: new Set([host]) };
  const store = s3FileStore(storage);
  const client = new S3mini({ ...access, endpoint: storage.url });
  return {
    ...{ store, storage, folder: pathname },
    names: async () => {
      const uploads = await client.listMultipartUploads();
      return [...((await client.listObjects()) ?? []).map(({ Key }) => Key), JSON.stringify(uploads)];
    },
    end: async () => store.close(),
  };
}
