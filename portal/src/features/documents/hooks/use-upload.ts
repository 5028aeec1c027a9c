'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { AddDocumentDocument, BotDocumentsDocument, UploadDocumentPartDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { serverDraft, useBuilder } from '../../bots/index.js';
import { largestDocument, partsOf } from '../model/upload-parts.js';

/** A file on its way. */
export interface Upload {
  readonly name: string;
  /** From 0 to 1; 1 while the file is read. */
  readonly share: number;
}

/** What a file is added as. */
export interface NewFile {
  readonly file: Blob;
  readonly name: string;
  readonly title?: string;
  /** The document whose file it replaces. */
  readonly replaces?: string;
}

type Refusals = readonly { message: string }[];

/** Sends a file in parts and adds it to the draft. One at a time. */
export function useUpload() {
  const t = useTranslations('documents');
  const send = useSteps();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const start = async (given: NewFile): Promise<boolean> => {
    setRefusal(null);
    if (given.file.size > largestDocument) return refuse(t('upload.tooLarge'));
    setUpload({ name: given.name, share: 0 });
    try {
      const [refused] = await send(given, (share) => setUpload({ name: given.name, share }));
      if (refused !== undefined) return refuse(refused.message);
      showDone(t(given.replaces === undefined ? 'upload.done' : 'upload.replaced'));
      return true;
    } catch (error) {
      return refuse(failureOf(error).message ?? t('upload.failed'));
    } finally {
      setUpload(null);
    }
  };
  const refuse = (message: string): false => {
    setRefusal(message);
    return false;
  };
  return { upload, refusal, start };
}

/** All requests for a file; resolves with what was refused. */
function useSteps() {
  const t = useTranslations('documents');
  const { botId, draft } = useBuilder();
  const [sendPart] = useMutation(UploadDocumentPartDocument);
  const [add] = useMutation(AddDocumentDocument, { refetchQueries: [BotDocumentsDocument] });
  return async ({ file, name, ...more }: NewFile, onShare: (share: number) => void): Promise<Refusals> => {
    const uploadId = crypto.randomUUID();
    for await (const { part, content, sentBytes } of partsOf(file)) {
      const { data } = await sendPart({ variables: { input: { botId, uploadId, part, content } } });
      const refused = data?.uploadDocumentPart?.userErrors ?? [];
      if (refused.length > 0) return refused;
      onShare(sentBytes / file.size);
    }
    if (!(await draft.whenSaved())) return [{ message: t('unsaved') }];
    const fixed = { botId, uploadId, fileName: name, revision: draft.revision(), saveId: crypto.randomUUID() };
    let refusals: Refusals = [];
    await draft.replace(async () => {
      const answer = (await add({ variables: { input: { ...fixed, ...more } } })).data?.addDocument;
      refusals = answer?.userErrors ?? [];
      return answer?.bot == null ? null : serverDraft(answer.bot);
    });
    return refusals;
  };
}
