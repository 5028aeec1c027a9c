'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../../apollo/attempt.js';
import { ImportBotDocument } from '../../../../gql/graphql.js';
import { useLanguage } from '../../../../i18n/index.js';
import { Field, Input, SegmentedControl } from '../../../../ui/index.js';
import { useTriedFile } from '../../hooks/use-bot-file.js';
import { FileAccount, FileRefusals } from './file-account.js';
import { FileDrop } from './file-drop.js';

type FileBot = ReturnType<typeof useFileBot>;

/** A new bot of a file: the file, what would become of it, its name, and the language of a file that does not say it. */
export function FileFields({ file }: { file: FileBot }) {
  const t = useTranslations('bots');
  const { tried } = file;
  return (
    <>
      <FileDrop fileName={tried?.name ?? null} isReading={file.isReading} onPick={file.pick} />
      <FileRefusals refusals={file.refusals} />
      {tried === null ? null : (
        <>
          <FileAccount report={tried.report} />
          <div className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
            <Field label={t('create.name')}>
              <Input maxLength={80} value={file.name} onChange={(event) => file.setName(event.target.value)} />
            </Field>
            {tried.report.format === 'TERTULIA' ? null : (
              <SegmentedControl
                label={t('create.locale')}
                value={file.locale}
                onValueChange={file.setLocale}
                options={(['es', 'en'] as const).map((locale) => ({ value: locale, label: t(`voice.${locale}`) }))}
              />
            )}
          </div>
        </>
      )}
    </>
  );
}

/** The state of a new bot of a file. */
export function useFileBot() {
  const t = useTranslations('bots');
  const router = useRouter();
  const [locale, setLocale] = useState<'es' | 'en'>(useLanguage().locale);
  const { tried, refusals, isReading, pick } = useTriedFile({ locale });
  const [typed, setName] = useState<string | null>(null);
  const [send, { loading }] = useMutation(ImportBotDocument);
  const name = typed ?? tried?.report.name ?? '';
  const create = async (): Promise<void> => {
    if (tried === null) return;
    const input = { file: tried.text, locale, isTrial: false, ...(name.trim() === '' ? {} : { name: name.trim() }) };
    await attempt(
      async () => {
        const { data } = await send({ variables: { input } });
        const bot = data?.importBot.bot;
        if (bot !== null && bot !== undefined) router.push(`/bots/${bot.id}/import`);
        return data?.importBot.userErrors;
      },
      { failed: t('list.failed') },
    );
  };
  const pickAnew = (file: File): void => {
    setName(null);
    void pick(file);
  };
  return {
    ...{ tried, refusals, name, setName, locale, setLocale, create, pick: pickAnew },
    ...{ isReading, isBusy: loading || isReading, isReady: tried !== null },
  };
}
