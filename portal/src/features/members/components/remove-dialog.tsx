'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { RemoveMemberDocument, TeamDocument } from '../../../gql/graphql.js';
import { ConfirmDialog, showDone, showFailure } from '../../../ui/index.js';
import type { TeamMember } from '../hooks/use-team.js';

/** Removes a member from the organization, after the name was typed. */
export function RemoveDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('members');
  const [remove] = useMutation(RemoveMemberDocument, { refetchQueries: [TeamDocument], awaitRefetchQueries: true });
  const { name } = member.user;
  const confirm = async (): Promise<void> => {
    try {
      const { data } = await remove({ variables: { input: { membershipId: member.id } } });
      const [problem] = data?.removeMember.userErrors ?? [];
      if (problem === undefined) showDone(t('remove.done', { name }));
      else showFailure(problem.message);
    } catch (error) {
      showFailure(failureOf(error).message ?? t('failed'));
    }
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('remove.title', { name })}
      description={t('remove.text')}
      confirmLabel={t('remove.action')}
      typedWord={name}
      onConfirm={confirm}
    />
  );
}
