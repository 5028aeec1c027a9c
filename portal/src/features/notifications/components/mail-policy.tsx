'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { AlertRulesDocument, AllowNotificationMailDocument } from '../../../gql/graphql.js';
import { Panel, showDone, Switch } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';

/** Whether anybody of the organization may be told by mail; administrators change it. */
export function MailPolicy({ isAllowed }: { isAllowed: boolean }) {
  const t = useTranslations('notifications.mailPolicy');
  const isAdmin = usePermission('members.manage');
  const [allow] = useMutation(AllowNotificationMailDocument, {
    refetchQueries: [AlertRulesDocument],
    awaitRefetchQueries: true,
  });
  const change = async (isWanted: boolean): Promise<void> => {
    const send = async () =>
      (await allow({ variables: { input: { isAllowed: isWanted } } })).data?.allowNotificationMail.userErrors ?? [];
    if (await attempt(send, { failed: t('failed') })) showDone(t('saved'));
  };
  return (
    <Panel aria-labelledby="mail-policy-title" className="flex flex-col gap-4">
      <div>
        <h2 id="mail-policy-title">{t('title')}</h2>
        <p className="text-pretty text-ink-2">{t('text')}</p>
      </div>
      <Switch label={t('on')} isOn={isAllowed} isDisabled={!isAdmin} onChange={(isWanted) => void change(isWanted)} />
    </Panel>
  );
}
