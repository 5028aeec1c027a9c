/** `TOO_LARGE`: the file has more bytes than its limit. `UNAVAILABLE`: the storage did not do it; it may do it later. */
export type FileStoreFailure = 'TOO_LARGE' | 'UNAVAILABLE';

/** Why a file was not kept, read or removed. What the storage said is in `cause`, for the log only. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError';

  constructor(
    readonly kind: FileStoreFailure,
    options?: ErrorOptions,
  ) {
    super(`File store: ${kind}`, options);
  }
}
