'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteAccountDocument, DeleteOrganizationDocument } from '../../../gql/graphql.js';
import { Button } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { DeleteDialog, type Confirmation, type Refusal } from './delete-dialog.js';
import { Section } from './section.js';

/** Deletes the organization with everything in it after seven days, in which it can be cancelled. */
export function DeleteOrganizationSection() {
  const t = useTranslations('settings.deleteOrganization');
  const { organization } = useViewer();
  const [remove] = useMutation(DeleteOrganizationDocument);
  return (
    <DeletionSection
      part="deleteOrganization"
      isAsked={organization.deletion !== null}
      question={t('ask', { name: organization.name })}
      points={[t('what'), t('keys'), t('bots'), t('members'), t('undo')]}
      word={organization.name}
      send={async ({ word, password }) => {
        const { data } = await remove({ variables: { input: { confirmName: word, password } } });
        const refusals = data?.deleteOrganization.userErrors ?? [];
        if (refusals.length === 0) scrollTo({ top: 0 });
        return refusals;
      }}
    />
  );
}

/** Deletes the person's account after seven days, in which signing in again can cancel it. */
export function DeleteAccountSection() {
  const t = useTranslations('settings.deleteAccount');
  const { user } = useViewer();
  const [remove] = useMutation(DeleteAccountDocument);
  return (
    <DeletionSection
      part="deleteAccount"
      isAsked={user.deletesAt !== null}
      question={t('ask')}
      points={[t('what'), t('sessions'), t('organizations'), t('undo')]}
      word={user.email}
      send={async ({ word, password }) => {
        const { data } = await remove({ variables: { input: { confirmEmail: word, password } } });
        const deletesAt = data?.deleteAccount.deletesAt;
        if (deletesAt != null) location.assign(`/sign-in?leaving=${encodeURIComponent(deletesAt)}`);
        return data?.deleteAccount.userErrors ?? [];
      }}
    />
  );
}

type Deletion = {
  /** The catalogue section with the texts; both sections have the same keys. */
  part: 'deleteOrganization' | 'deleteAccount';
  isAsked: boolean;
  question: string;
  /** The consequences, one line each. */
  points: readonly string[];
  /** The text that the person must type to confirm. */
  word: string;
  send: (confirmation: Confirmation) => Promise<readonly Refusal[]>;
};

/** A button and its dialog, which closes when the server accepts the request. */
function DeletionSection({ part, isAsked, question, points, word, send }: Deletion) {
  const t = useTranslations(`settings.${part}`);
  const { user } = useViewer();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section id={part} title={t('title')} text={t('text')}>
      <Button variant="danger" className="self-start" disabled={isAsked} onClick={() => setAsking(true)}>
        {t(isAsked ? 'asked' : 'open')}
      </Button>
      {isAsking ? (
        <DeleteDialog
          title={question}
          points={points}
          word={word}
          action={t('action')}
          email={user.email}
          onClose={() => setAsking(false)}
          send={async (confirmation) => {
            const refusals = await send(confirmation);
            if (refusals.length === 0) setAsking(false);
            return refusals;
          }}
        />
      ) : null}
    </Section>
  );
}
