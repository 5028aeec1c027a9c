'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { UpdateOrganizationDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { locales } from '../../../i18n/locale.js';
import { countryOptions, currencyOptions } from '../../../i18n/regions.js';
import { Field, Input, showDone, ZoneSelect } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { useLeaveGuard } from '../hooks/use-leave-guard.js';
import { useSave } from '../hooks/use-save.js';
import { changedFields } from '../model/changes.js';
import { LongSelect } from './long-select.js';
import { Section, SettingsForm } from './section.js';

const longestName = 100;

/** `nameMissing` is the message for an empty name. */
function rules(nameMissing: string) {
  return z.object({
    name: z.string().trim().min(1, nameMissing),
    country: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    locale: z.enum(locales),
  });
}

type Values = z.infer<ReturnType<typeof rules>>;

/** Name, place, currency and language of the organization. */
export function OrganizationSection() {
  const t = useTranslations('settings');
  const { organization } = useViewer();
  const { name, country, timeZone, currency, locale } = organization;
  const kept: Values = { name, country, timeZone, currency, locale };
  const form = useForm<Values>({
    resolver: zodResolver(rules(t('organization.nameMissing'))),
    defaultValues: kept,
    values: kept,
  });
  const { isDirty } = form.formState;
  useLeaveGuard(isDirty, t('leave'));
  const [update] = useMutation(UpdateOrganizationDocument);
  const { problem, isSaving, save } = useSave(form.setError, ['name', 'country', 'timeZone', 'currency', 'locale']);
  const submit = form.handleSubmit(async (wanted) => {
    const isSaved = await save(async () => {
      const { data } = await update({ variables: { input: changedFields(kept, wanted) } });
      return data?.updateOrganization.userErrors ?? [];
    });
    if (isSaved) showDone(t('saved'));
  });
  return (
    <Section id="organization" title={t('organization.title')} text={t('organization.text')}>
      <SettingsForm
        isDirty={isDirty}
        isSaving={isSaving}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onDiscard={() => form.reset()}
      >
        <OrganizationFields form={form} kept={kept} />
      </SettingsForm>
    </Section>
  );
}

function OrganizationFields({ form, kept }: { form: UseFormReturn<Values>; kept: Values }) {
  const t = useTranslations('settings.organization');
  const language = useTranslations('identity.language');
  const { errors } = form.formState;
  const options = useRegionOptions(kept);
  return (
    <>
      <Field label={t('name')} error={errors.name?.message}>
        <Input {...form.register('name')} maxLength={longestName} autoComplete="organization" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('country')} error={errors.country?.message}>
          <LongSelect {...form.register('country')} options={options.countries} />
        </Field>
        <Field label={t('timeZone')} error={errors.timeZone?.message} hint={t('timeZoneHint')}>
          <ZoneSelect
            label={t('timeZone')}
            value={form.watch('timeZone')}
            country={form.watch('country')}
            onValueChange={(zone) => form.setValue('timeZone', zone, { shouldDirty: true })}
          />
        </Field>
        <Field label={t('currency')} error={errors.currency?.message}>
          <LongSelect {...form.register('currency')} options={options.currencies} />
        </Field>
        <Field label={t('locale')} error={errors.locale?.message} hint={t('localeHint')}>
          <LongSelect
            {...form.register('locale')}
            options={locales.map((locale) => ({ value: locale, label: language(locale) }))}
          />
        </Field>
      </div>
    </>
  );
}

function useRegionOptions({ currency }: Values) {
  const { locale } = useLanguage();
  return useMemo(
    () => ({ countries: countryOptions(locale), currencies: currencyOptions(locale, currency) }),
    [locale, currency],
  );
}
