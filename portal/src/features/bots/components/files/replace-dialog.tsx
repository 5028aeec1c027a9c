'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../../apollo/attempt.js';
import { ImportAccountDocument, ReplaceDraftDocument } from '../../../../gql/graphql.js';
import { Dialog, DialogButtons, showDone } from '../../../../ui/index.js';
import { useTriedFile, type TriedFile } from '../../hooks/use-bot-file.js';
import { serverDraft, useBuilder } from '../../hooks/use-builder.js';
import { ChangeList } from '../change-list.js';
import { FileAccount, FileRefusals } from './file-account.js';
import { FileDrop } from './file-drop.js';

/** Replaces the draft by a file, after showing what would change and whom it concerns. */
export function ReplaceDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bots');
  const { botId, draft } = useBuilder();
  const file = useTriedFile({ into: botId, revision: () => draft.revision() });
  const { isBusy, replace } = useReplacement(onClose);
  const { tried } = file;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="lg"
      title={t('files.replaceTitle')}
      description={t('files.replaceText')}
      footer={
        <DialogButtons
          action={t('files.replace')}
          isBusy={isBusy || file.isReading}
          isDisabled={tried === null}
          onAct={() => tried !== null && void replace(tried)}
          onCancel={onClose}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          fileName={tried?.name ?? null}
          isReading={file.isReading}
          onPick={(picked) => void file.pick(picked)}
        />
        <FileRefusals refusals={file.refusals} />
        {tried === null ? null : (
          <>
            <FileAccount report={tried.report} />
            <ChangeList changes={tried.changes} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function useReplacement(onClose: () => void) {
  const t = useTranslations('bots');
  const router = useRouter();
  const { botId, draft } = useBuilder();
  const [send] = useMutation(ReplaceDraftDocument, { refetchQueries: [ImportAccountDocument] });
  const [isBusy, setBusy] = useState(false);
  const replace = async ({ text }: TriedFile): Promise<void> => {
    setBusy(true);
    const isDone = await attempt(
      async () => {
        if (!(await draft.whenSaved())) return [{ message: t('publish.unsaved') }];
        const input = { file: text, into: botId, revision: draft.revision(), isTrial: false };
        let refusals: { message: string }[] | undefined;
        await draft.replace(async () => {
          const { data } = await send({ variables: { input } });
          refusals = data?.importBot.userErrors;
          return data?.importBot.bot == null ? null : serverDraft(data.importBot.bot);
        });
        return refusals;
      },
      { failed: t('list.failed') },
    );
    setBusy(false);
    if (!isDone) return;
    onClose();
    showDone(t('files.replaced'));
    router.push(`/bots/${botId}/import`);
  };
  return { isBusy, replace };
}
