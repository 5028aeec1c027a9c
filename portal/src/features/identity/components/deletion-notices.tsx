'use client';
import { useMutation } from '@apollo/client/react';
import { CalendarX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { CancelAccountDeletionDocument, CancelOrganizationDeletionDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, showDone } from '../../../ui/index.js';
import { usePermission, useViewer } from '../hooks/use-viewer.js';
import { Notice } from './notice.js';

/** Notices of scheduled deletions, for every member, with a button to cancel for those who may. */
export function DeletionNotices() {
  const { organization, user } = useViewer();
  return (
    <>
      {organization.deletion === null ? null : <OrganizationNotice />}
      {user.deletesAt === null ? null : <AccountNotice deletesAt={user.deletesAt} />}
    </>
  );
}

function OrganizationNotice() {
  const t = useTranslations('identity.deletion');
  const { exact } = useFormats();
  const { organization } = useViewer();
  const canKeep = usePermission('organization.delete');
  const [keep] = useMutation(CancelOrganizationDeletionDocument);
  if (organization.deletion === null) return null;
  const { dueAt, requestedBy } = organization.deletion;
  const date = exact(dueAt);
  const values = { name: organization.name, date };
  return (
    <Notice
      icon={CalendarX}
      text={
        requestedBy === null ? t('organization', values) : t('organizationBy', { ...values, person: requestedBy.name })
      }
      hint={canKeep ? undefined : t('askAdmin')}
      action={
        canKeep ? (
          <KeepButton
            label={t('keepOrganization')}
            done={t('keptOrganization')}
            keep={async () => (await keep()).data?.cancelOrganizationDeletion.userErrors ?? []}
          />
        ) : null
      }
    />
  );
}

function AccountNotice({ deletesAt }: { deletesAt: string }) {
  const t = useTranslations('identity.deletion');
  const { exact } = useFormats();
  const [keep] = useMutation(CancelAccountDeletionDocument);
  return (
    <Notice
      icon={CalendarX}
      text={t('account', { date: exact(deletesAt) })}
      action={
        <KeepButton
          label={t('keepAccount')}
          done={t('keptAccount')}
          keep={async () => (await keep()).data?.cancelAccountDeletion.userErrors ?? []}
        />
      }
    />
  );
}

function KeepButton({
  label,
  done,
  keep,
}: {
  label: string;
  done: string;
  keep: () => Promise<readonly { message: string }[]>;
}) {
  const t = useTranslations('identity.problem');
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    if (await attempt(keep, { failed: t('unknown') })) showDone(done);
    setBusy(false);
  };
  return (
    <Button isLoading={isBusy} onClick={() => void press()}>
      {label}
    </Button>
  );
}
