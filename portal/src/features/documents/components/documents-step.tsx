'use client';
import { ClipboardPaste, Library } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ConfirmDialog, EmptyState, FormProblem, Panel } from '../../../ui/index.js';
import { FileDrop, StepPage, useBuilder } from '../../bots/index.js';
import { useDocuments, type DocumentUsage, type KnownDocument } from '../hooks/use-documents.js';
import { useUpload } from '../hooks/use-upload.js';
import { sourceAddress } from '../model/source-address.js';
import { DocumentRow } from './document-row.js';
import { PassagesDialog } from './passages-dialog.js';
import { PastePageDialog } from './paste-page-dialog.js';

/** What the picker offers; the kind is found in the bytes. */
export const documentEndings = '.pdf,.docx,.txt,.md,.markdown,.csv,.tsv,.html,.htm';

/** Documents that the bot answers from: adding, reading, replacing and deleting them. */
export function DocumentsStep() {
  const t = useTranslations('documents');
  const { documents, usage, failure, retry, remove } = useDocuments();
  return (
    <StepPage
      title={t('title')}
      text={t('text')}
      loading={documents === null ? t('loading') : null}
      failure={documents === null ? failure : null}
      retry={retry}
    >
      {documents === null ? null : <Documents documents={documents} usage={usage} remove={remove} />}
    </StepPage>
  );
}

interface DocumentsProps {
  documents: readonly KnownDocument[];
  usage: DocumentUsage | null;
  remove: (document: KnownDocument) => Promise<void>;
}

function Documents({ documents, usage, remove }: DocumentsProps) {
  const t = useTranslations('documents');
  const router = useRouter();
  const { botId } = useBuilder();
  const { upload, refusal, start } = useUpload();
  const [removing, setRemoving] = useState<KnownDocument | null>(null);
  const open = ({ contentId }: KnownDocument): void => {
    router.replace(sourceAddress(botId, { contentId, passage: 1 }), { scroll: false });
  };
  return (
    <>
      <Adding onStart={start} isBusy={upload !== null} />
      {upload === null ? null : <Progress {...upload} />}
      <FormProblem text={refusal} />
      {documents.length === 0 ? (
        <EmptyState icon={Library} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <Panel className="p-0">
          <ul className="divide-y divide-line">
            {documents.map((document) => (
              <DocumentRow
                key={document.id}
                document={document}
                onOpen={() => open(document)}
                onReplace={(file) => void start({ file, name: file.name, replaces: document.id })}
                onRemove={() => setRemoving(document)}
              />
            ))}
          </ul>
        </Panel>
      )}
      {usage === null ? null : <p className="text-xs text-ink-2">{t('usage', { ...usage })}</p>}
      <OpenPassages documents={documents} />
      {removing === null ? null : (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setRemoving(null)}
          title={t('remove.title', { title: removing.title })}
          description={t('remove.text')}
          confirmLabel={t('remove.action')}
          onConfirm={async () => remove(removing)}
        />
      )}
    </>
  );
}

/** The two ways to add a document. */
function Adding({ onStart, isBusy }: { onStart: ReturnType<typeof useUpload>['start']; isBusy: boolean }) {
  const t = useTranslations('documents');
  const [isPasting, setPasting] = useState(false);
  return (
    <section aria-label={t('add')} className="flex flex-col gap-3">
      <FileDrop
        fileName={null}
        hint={t('hint')}
        accept={documentEndings}
        isReading={isBusy}
        onPick={(file) => {
          if (!isBusy) void onStart({ file, name: file.name });
        }}
      />
      <Button className="self-start" icon={ClipboardPaste} disabled={isBusy} onClick={() => setPasting(true)}>
        {t('paste.open')}
      </Button>
      {isPasting ? <PastePageDialog onClose={() => setPasting(false)} onStart={onStart} /> : null}
    </section>
  );
}

function Progress({ name, share }: { name: string; share: number }) {
  const t = useTranslations('documents.upload');
  const words = share < 1 ? t('sending', { name, share }) : t('reading', { name });
  return (
    <div role="status" className="flex flex-col gap-1.5">
      <p className="wrap-anywhere">{words}</p>
      <progress
        aria-label={words}
        className="h-2 w-full accent-(--accent)"
        max={1}
        value={share < 1 ? share : undefined}
      />
    </div>
  );
}

/** The passages of the document that the address names. */
function OpenPassages({ documents }: { documents: readonly KnownDocument[] }) {
  const router = useRouter();
  const { botId } = useBuilder();
  const parameters = useSearchParams();
  const contentId = parameters.get('content') ?? '';
  const number = Number(parameters.get('passage') ?? 1);
  if (contentId === '') return null;
  const title = documents.find((one) => one.contentId === contentId)?.title ?? null;
  const close = (): void => router.replace(`/bots/${encodeURIComponent(botId)}/knowledge`, { scroll: false });
  return (
    <PassagesDialog
      key={`${contentId}:${number}`}
      contentId={contentId}
      title={title}
      wanted={Number.isInteger(number) && number > 0 ? number : 1}
      onClose={close}
    />
  );
}
