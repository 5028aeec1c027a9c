import type { PreparedUpload, UserError } from '../conversation/model.js';

/** What the platform answers when it is asked where a file is sent. */
export interface UploadData {
  readonly payload: (Pick<PreparedUpload, 'upload'> & { readonly userErrors: readonly UserError[] }) | null;
}

/** Where a file is sent, or the platform's words why it is not. */
export function uploadOf({ payload }: UploadData): PreparedUpload {
  return { upload: payload?.upload ?? null, reason: payload?.userErrors[0]?.message ?? '' };
}
