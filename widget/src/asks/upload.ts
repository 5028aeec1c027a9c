import type { Locale } from '../conversation/model.js';
import type { FilesScope } from '../asks-module.js';

/** A file that the visitor has picked. */
export interface PickedFile {
  readonly file: File;
  /** `failed`: the network broke off, and trying again may help. */
  status: 'sending' | 'ready' | 'failed' | 'refused';
  /** Bytes that have arrived, 0 to 1. */
  share: number;
  /** The platform's id and name once it is there. */
  sent: { readonly id: string; readonly name: string } | null;
  /** Why it was refused. */
  reason: string;
  /** Breaks the upload off. */
  cancel: () => void;
  /** Called after each change; whoever shows the file sets it. */
  changed: () => void;
}

/** Sends a file. Never rejects. */
export async function upload(picked: PickedFile, scope: FilesScope): Promise<void> {
  Object.assign(picked, { status: 'sending', share: 0, reason: '' });
  picked.changed();
  try {
    const { file } = picked;
    const prepared = await scope.prepare(file.name, file.size);
    if (prepared.upload === null) Object.assign(picked, { status: 'refused', reason: prepared.reason });
    else {
      // The platform's own address, under whatever name this page knows it.
      const url = scope.origin + new URL(prepared.upload.url).pathname;
      const answer = await post(url, picked);
      const { fileId: id } = prepared.upload;
      if (answer.status === 200) Object.assign(picked, { status: 'ready', sent: { id, name: answer.body.name } });
      // An address that is over, or a storage that is away: another attempt asks for a new address.
      else if (answer.status === 410 || answer.status >= 500) picked.status = 'failed';
      else Object.assign(picked, { status: 'refused', reason: reasonOf(answer.body, scope.locale) });
    }
  } catch {
    picked.status = 'failed';
  }
  picked.changed();
}

interface Answer {
  readonly name?: string;
  readonly message?: Readonly<Record<Locale, string>>;
}

function reasonOf({ message }: Answer, locale: Locale): string {
  return message?.[locale] ?? '';
}

// With `fetch`, nothing tells how much has arrived.
function post(url: string, picked: PickedFile): Promise<{ readonly status: number; readonly body: Answer }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    picked.cancel = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      picked.share = total === 0 ? 0 : loaded / total;
      picked.changed();
    };
    request.onload = () => {
      try {
        resolve({ status: request.status, body: JSON.parse(request.responseText) as Answer });
      } catch {
        reject(new Error('no JSON'));
      }
    };
    request.onerror = request.onabort = () => reject(new Error('broken off'));
    request.open('POST', url);
    request.send(picked.file);
  });
}
