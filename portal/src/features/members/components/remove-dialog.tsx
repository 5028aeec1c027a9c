'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { RemoveMemberDocument, TeamDocument } from '../../../gql/graphql.js';
import { ConfirmDialog, showDone } from '../../../ui/index.js';
import type { TeamMember } from '../hooks/use-team.js';

/** Removes a member from the organization, after the name was typed. */
export function RemoveDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('members');
  const [remove] = useMutation(RemoveMemberDocument, { refetchQueries: [TeamDocument], awaitRefetchQueries: true });
  const { name } = member.user;
  const confirm = async (): Promise<void> => {
    const input = { membershipId: member.id };
    const send = async () => (await remove({ variables: { input } })).data?.removeMember.userErrors;
    if (await attempt(send, { failed: t('failed') })) showDone(t('remove.done', { name }));
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('remove.title', { name })}
      description={t('remove.text')}
      confirmLabel={t('remove.action')}
      typedWord={name}
      onConfirm={confirm}
    />
  );
}
