'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteAccountDocument, DeleteOrganizationDocument } from '../../../gql/graphql.js';
import { Button } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { DeleteDialog, type Confirmation } from './delete-dialog.js';
import { Section } from './section.js';

/** Deletes the organization with everything in it, after seven days in which it can be taken back. */
export function DeleteOrganizationSection() {
  const t = useTranslations('settings.deleteOrganization');
  const { organization, user } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useMutation(DeleteOrganizationDocument);
  const send = async ({ word, password }: Confirmation) => {
    const { data } = await remove({ variables: { input: { confirmName: word, password } } });
    const refusals = data?.deleteOrganization.userErrors ?? [];
    if (refusals.length === 0) {
      setAsking(false);
      scrollTo({ top: 0 });
    }
    return refusals;
  };
  return (
    <Section id="deleteOrganization" title={t('title')} text={t('text')}>
      <Button
        variant="danger"
        className="self-start"
        disabled={organization.deletion !== null}
        onClick={() => setAsking(true)}
      >
        {t(organization.deletion === null ? 'open' : 'asked')}
      </Button>
      {isAsking ? (
        <DeleteDialog
          title={t('ask', { name: organization.name })}
          points={[t('what'), t('keys'), t('bots'), t('members'), t('undo')]}
          word={organization.name}
          action={t('action')}
          email={user.email}
          onClose={() => setAsking(false)}
          send={send}
        />
      ) : null}
    </Section>
  );
}

/** Deletes the own account, after seven days in which signing in again can take it back. */
export function DeleteAccountSection() {
  const t = useTranslations('settings.deleteAccount');
  const { user } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useMutation(DeleteAccountDocument);
  const send = async ({ word, password }: Confirmation) => {
    const { data } = await remove({ variables: { input: { confirmEmail: word, password } } });
    const deletesAt = data?.deleteAccount.deletesAt;
    if (deletesAt != null) location.assign(`/sign-in?leaving=${encodeURIComponent(deletesAt)}`);
    return data?.deleteAccount.userErrors ?? [];
  };
  return (
    <Section id="deleteAccount" title={t('title')} text={t('text')}>
      <Button
        variant="danger"
        className="self-start"
        disabled={user.deletesAt !== null}
        onClick={() => setAsking(true)}
      >
        {t(user.deletesAt === null ? 'open' : 'asked')}
      </Button>
      {isAsking ? (
        <DeleteDialog
          title={t('ask')}
          points={[t('what'), t('sessions'), t('organizations'), t('undo')]}
          word={user.email}
          action={t('action')}
          email={user.email}
          onClose={() => setAsking(false)}
          send={send}
        />
      ) : null}
    </Section>
  );
}
