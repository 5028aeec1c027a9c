'use client';
import { useMutation } from '@apollo/client/react';
import { FileText, FileUp, LayoutTemplate } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { failureOf } from '../../../../apollo/index.js';
import { CreateBotDocument } from '../../../../gql/graphql.js';
import { FileFields, useFileBot } from '../files/file-fields.js';
import { Dialog, DialogButtons, Field, Input, RadioTiles, SegmentedControl } from '../../../../ui/index.js';

type Start = 'template' | 'blank' | 'file';

/** A new bot: from a template of the gallery, blank, or from a file. */
export function CreateDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('bots');
  const router = useRouter();
  const [start, setStart] = useState<Start>('template');
  const blank = useBlankBot();
  const file = useFileBot();
  const go = (): void => {
    if (start === 'template') router.push('/templates');
    else void (start === 'blank' ? blank : file).create();
  };
  const isReady = start === 'template' || (start === 'blank' ? blank.name.trim() !== '' : file.isReady);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t('create.title')}
      footer={
        <DialogButtons
          action={start === 'template' ? t('create.next') : t('create.action')}
          isBusy={blank.isBusy || file.isBusy}
          isDisabled={!isReady}
          onAct={go}
          onCancel={onClose}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <StartTiles start={start} onChange={setStart} />
        {start === 'blank' ? <BlankFields blank={blank} /> : null}
        {start === 'file' ? <FileFields file={file} /> : null}
      </div>
    </Dialog>
  );
}

function StartTiles({ start, onChange }: { start: Start; onChange: (start: Start) => void }) {
  const t = useTranslations('bots');
  return (
    <RadioTiles
      label={t('create.start')}
      className="sm:grid-cols-3"
      value={start}
      onValueChange={onChange}
      tiles={[
        {
          value: 'template',
          label: t('create.fromTemplate'),
          hint: t('create.fromTemplateText'),
          icon: LayoutTemplate,
        },
        { value: 'blank', label: t('create.blank'), hint: t('create.blankText'), icon: FileText },
        { value: 'file', label: t('create.file'), hint: t('create.fileText'), icon: FileUp },
      ]}
    />
  );
}

function BlankFields({ blank }: { blank: ReturnType<typeof useBlankBot> }) {
  const t = useTranslations('bots');
  return (
    <div className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
      <Field label={t('create.name')} error={blank.refusal}>
        <Input autoFocus maxLength={80} value={blank.name} onChange={(event) => blank.setName(event.target.value)} />
      </Field>
      <SegmentedControl
        label={t('create.locale')}
        value={blank.locale}
        onValueChange={blank.setLocale}
        options={(['es', 'en'] as const).map((locale) => ({ value: locale, label: t(`voice.${locale}`) }))}
      />
    </div>
  );
}

function useBlankBot() {
  const t = useTranslations('bots');
  const router = useRouter();
  const [name, setName] = useState('');
  const [locale, setLocale] = useState<'es' | 'en'>(useLanguage().locale);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [createBot, { loading }] = useMutation(CreateBotDocument);
  const create = async (): Promise<void> => {
    setRefusal(null);
    try {
      const { data } = await createBot({ variables: { input: { name: name.trim(), locale } } });
      const bot = data?.createBot.bot;
      if (bot !== null && bot !== undefined) router.push(`/bots/${bot.id}/flow`);
      else setRefusal(data?.createBot.userErrors[0]?.message ?? t('list.failed'));
    } catch (error) {
      setRefusal(failureOf(error).message ?? t('list.failed'));
    }
  };
  return { name, setName, locale, setLocale, refusal, create, isBusy: loading };
}
