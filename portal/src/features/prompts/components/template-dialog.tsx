'use client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { PromptTemplatesDocument, type PromptTemplatesQuery } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { Dialog, ErrorState, Field, NativeSelect, Skeleton } from '../../../ui/index.js';
import { useBuilder, useDefinition } from '../../bots/index.js';
import { industriesOf, templatesOf } from '../model/templates.js';

export type PromptTemplate = NonNullable<PromptTemplatesQuery['promptTemplates']>[number];

interface TemplateDialogProps {
  onPick: (template: PromptTemplate) => void;
  onClose: () => void;
}

/** Ready-made prompts, those of the bot's trade first. */
export function TemplateDialog({ onPick, onClose }: TemplateDialogProps) {
  const t = useTranslations('prompts');
  const { botId } = useBuilder();
  const { data, error, refetch } = useQuery(PromptTemplatesDocument, { variables: { botId } });
  const [picked, setPicked] = useState<string | null>(null);
  const { locale } = useLanguage();
  const templates = data?.promptTemplates ?? [];
  const industries = industriesOf(templates);
  const own = data?.bot?.industry?.id;
  const industryId = picked ?? industries.find(({ id }) => id === own)?.id ?? industries.at(0)?.id ?? '';
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('templates.title')} description={t('templates.text')}>
      {error === undefined ? null : <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />}
      {data === undefined && error === undefined ? <Skeleton className="h-60" /> : null}
      {industries.length === 0 ? null : (
        <>
          <Field label={t('templates.industry')} className="mb-3">
            <NativeSelect value={industryId} onChange={(event) => setPicked(event.target.value)}>
              {industries.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[locale]}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <ul className="flex flex-col gap-2">
            {templatesOf(templates, industryId).map((template) => (
              <li key={template.id}>
                <TemplateButton template={template} onPick={onPick} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function TemplateButton({ template, onPick }: Pick<TemplateDialogProps, 'onPick'> & { template: PromptTemplate }) {
  // The text is in the language of the bot, in which it will be edited.
  const { locale } = useDefinition();
  return (
    <button
      type="button"
      lang={locale}
      className="w-full rounded-control border border-line px-3 py-2 text-left hover:bg-sunken pointer-coarse:min-h-11"
      onClick={() => onPick(template)}
    >
      <span className="block font-semibold">{template.name[locale]}</span>
      <span className="line-clamp-2 text-[13px] text-ink-2">{template.role[locale]}</span>
    </button>
  );
}
