'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage, type Locale } from '../../../../i18n/index.js';
import { failureOf } from '../../../../apollo/index.js';
import {
  TemplateDetailDocument,
  UseTemplateDocument,
  type TemplateCardFragment,
  type TemplateDetailQuery,
} from '../../../../gql/graphql.js';
import { Button, Dialog, ErrorState, SegmentedControl, Skeleton } from '../../../../ui/index.js';
import { usePermission } from '../../../identity/index.js';
import { NeedFields } from './need-fields.js';

type Detail = NonNullable<TemplateDetailQuery['botTemplate']>;
export type Need = Detail['needs'][number];

/** A preview of a template, the values it needs, and the button that creates a bot from it. */
export function TemplateDialog({ template, onClose }: { template: TemplateCardFragment; onClose: () => void }) {
  const t = useTranslations('templates');
  const { locale: portalLocale } = useLanguage();
  const [locale, setLocale] = useState(botLocale(template, portalLocale));
  const { data, error, refetch } = useQuery(TemplateDetailDocument, { variables: { id: template.id, locale } });
  const detail = data?.botTemplate ?? null;
  const use = useInstantiation(template.id, locale);
  const mayCreate = usePermission('bots.create');
  const required = detail?.needs.filter((need) => need.isRequired) ?? [];
  const isMissing = required.some((need) => (use.answers[need.key] ?? '').trim() === '');
  const action = (
    <Button
      variant="primary"
      isLoading={use.isBusy}
      disabled={detail === null || isMissing}
      onClick={() => void use.run()}
    >
      {t('use')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="lg"
      title={template.name[portalLocale]}
      description={template.summary[portalLocale]}
      {...(mayCreate ? { footer: action } : {})}
    >
      {error === undefined ? null : <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />}
      <div className="grid gap-6 md:grid-cols-2">
        <Preview detail={detail} name={use.answers['name'] ?? ''} />
        <div className="flex flex-col gap-4">
          <LocaleChoice template={template} locale={locale} onChange={setLocale} />
          {mayCreate ? (
            <NeedFields needs={use.missing ?? required} answers={use.answers} onChange={use.answer} />
          ) : null}
          <Refusal text={use.refusal} />
        </div>
      </div>
    </Dialog>
  );
}

/** The portal's language if the template supports it, otherwise the template's first. */
function botLocale(template: TemplateCardFragment, wanted: Locale): Locale {
  return template.locales.includes(wanted) ? wanted : (template.locales[0] ?? 'es');
}

interface LocaleChoiceProps {
  template: TemplateCardFragment;
  locale: Locale;
  onChange: (locale: Locale) => void;
}

function LocaleChoice({ template, locale, onChange }: LocaleChoiceProps) {
  const t = useTranslations('templates');
  if (template.locales.length < 2) return null;
  return (
    <SegmentedControl
      label={t('locale')}
      className="self-start"
      value={locale}
      onValueChange={onChange}
      options={template.locales.map((each) => ({ value: each, label: t(each) }))}
    />
  );
}

function Refusal({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
      {text}
    </p>
  );
}

function useInstantiation(templateId: string, locale: Locale) {
  const t = useTranslations('templates');
  const router = useRouter();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [missing, setMissing] = useState<readonly Need[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [instantiate, { loading }] = useMutation(UseTemplateDocument);
  const run = async (): Promise<void> => {
    setRefusal(null);
    const given = Object.entries(answers).flatMap(([key, value]) =>
      value.trim() === '' ? [] : [{ key, value: value.trim() }],
    );
    try {
      const { data } = await instantiate({
        variables: { input: { templateId, locale, answers: given, publish: false } },
      });
      const answer = data?.instantiateTemplate;
      if (answer?.bot != null) return router.push(`/bots/${answer.bot.id}/flow`);
      const isIncomplete = (answer?.missing.length ?? 0) > 0;
      if (isIncomplete) setMissing(answer?.missing ?? null);
      setRefusal(isIncomplete ? t('missing') : (answer?.userErrors[0]?.message ?? t('failed')));
    } catch (error) {
      setRefusal(failureOf(error).message ?? t('failed'));
    }
  };
  return {
    answers,
    answer: (key: string, value: string) => setAnswers((current) => ({ ...current, [key]: value })),
    missing,
    refusal,
    run,
    isBusy: loading,
  };
}

/** The bot's first messages, updated while the name is typed. */
function Preview({ detail, name }: { detail: Detail | null; name: string }) {
  const t = useTranslations('templates');
  if (detail === null) return <Skeleton className="h-64" />;
  const { greeting, choices } = detail.preview;
  const named = (text: string): string =>
    text.replaceAll(/\{\{\s*business\.name\s*\}\}/gu, name.trim() === '' ? t('yourBusiness') : name.trim());
  return (
    <figure aria-label={t('preview')} className="flex flex-col gap-2 rounded-panel bg-sunken p-4">
      {greeting.map((text) => (
        <p
          key={text}
          className="max-w-[90%] self-start rounded-2xl rounded-bl-sm border border-line bg-surface px-3 py-2"
        >
          {named(text)}
        </p>
      ))}
      {choices.map((choice) => (
        <span
          key={choice}
          className="rounded-control border border-accent bg-surface px-3 py-2 text-center font-semibold text-accent"
        >
          {named(choice)}
        </span>
      ))}
    </figure>
  );
}
