'use client';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Dialog, DialogButtons } from '../../../../ui/index.js';
import { useTextsExport, useTextsImport, useTriedTexts } from '../../hooks/use-bot-texts.js';
import { FileRefusals } from './file-account.js';
import { FileDrop } from './file-drop.js';
import { TextsAccount } from './texts-account.js';

/** All texts of the bot as a file: saved, and brought back after showing what would change. */
export function TextsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bots');
  const file = useTriedTexts();
  const { isBusy, apply } = useTextsImport(onClose);
  const { tried } = file;
  const count = tried?.account.changeCount ?? 0;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="lg"
      title={t('texts.title')}
      description={t('texts.text')}
      footer={
        <DialogButtons
          action={t('texts.apply', { count })}
          isBusy={isBusy || file.isReading}
          isDisabled={count === 0}
          onAct={() => tried !== null && void apply(tried)}
          onCancel={onClose}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <Downloads />
        <FileDrop
          fileName={tried?.name ?? null}
          hint={t('texts.pickHint')}
          accept=".csv,.xlsx,text/csv"
          isReading={file.isReading}
          onPick={(picked) => void file.pick(picked)}
        />
        <FileRefusals refusals={file.refusals} />
        {tried === null ? null : <TextsAccount account={tried.account} />}
      </div>
    </Dialog>
  );
}

function Downloads() {
  const t = useTranslations('bots.texts');
  const { saving, save } = useTextsExport();
  return (
    <div className="flex flex-wrap gap-2">
      {(['EXCEL', 'CSV'] as const).map((format) => (
        <Button
          key={format}
          icon={FileSpreadsheet}
          isLoading={saving === format}
          disabled={saving !== null}
          onClick={() => void save(format)}
        >
          {t(`save.${format}`)}
        </Button>
      ))}
    </div>
  );
}
