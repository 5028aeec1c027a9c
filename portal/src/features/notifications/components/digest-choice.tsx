'use client';
import { createFormats } from '@tertulia/region-formats';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { NotificationDigest, PreferencesFragment } from '../../../gql/graphql.js';
import { useRegion } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Panel, RadioTiles } from '../../../ui/index.js';
import type { Change } from './preferences-page.js';

const rhythms = ['NONE', 'DAILY', 'WEEKLY'] as const satisfies readonly NotificationDigest[];

/** Whether mails that are not urgent come one by one, or gathered once a day or a week. */
export function DigestChoice({
  preferences,
  hasMail,
  change,
}: {
  preferences: PreferencesFragment;
  hasMail: boolean;
  change: Change;
}) {
  const t = useTranslations('notifications.digest');
  const { digest, nextDigestAt } = preferences;
  const exact = useOwnTimes(preferences.timeZone);
  return (
    <Panel aria-labelledby="digest-title" className="flex flex-col gap-4">
      <div>
        <h2 id="digest-title">{t('title')}</h2>
        <p className="text-pretty text-ink-2">{t('text')}</p>
      </div>
      <RadioTiles
        label={t('title')}
        value={digest}
        onValueChange={(next) => change({ digest: next })}
        tiles={rhythms.map((value) => ({ value, label: t(`rhythm.${value}.name`), hint: t(`rhythm.${value}.text`) }))}
        className="sm:grid-cols-3"
      />
      <p role="status" className="text-pretty text-ink-2 empty:hidden">
        {nextDigestAt === null || !hasMail ? null : t('next', { date: exact(nextDigestAt) })}
      </p>
    </Panel>
  );
}

/** Times where the person is: in the organization's zone unless the person has another. */
function useOwnTimes(timeZone: string | null): (iso: string) => string {
  const { locale } = useLanguage();
  const region = useRegion();
  return useMemo(
    () => createFormats(locale, { ...region, timeZone: timeZone ?? region.timeZone }).exact,
    [locale, region, timeZone],
  );
}
