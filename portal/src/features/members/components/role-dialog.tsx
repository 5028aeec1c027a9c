'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import { ChangeMemberRoleDocument, ViewerDocument } from '../../../gql/graphql.js';
import { Dialog, DialogButtons, FormProblem, showDone } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import type { TeamMember } from '../hooks/use-team.js';
import { grantInput, isSameGrant, lacksBots, type Grant } from '../model/grant.js';
import { isMemberRole } from '../model/role-matrix.js';
import { GrantFields } from './grant-fields.js';

/** Changes a member's role. */
export function RoleDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('members');
  const isSelf = useViewer().user.id === member.user.id;
  const before = grantOf(member);
  const [grant, setGrant] = useState(before);
  const [change] = useMutation(ChangeMemberRoleDocument, isSelf ? { refetchQueries: [ViewerDocument] } : {});
  const { problems, isBusy, run } = useFormAction({ controlOf: lastPartAmong(['botIds']), failed: t('failed') });
  const save = async (): Promise<void> => {
    const isDone = await run(async () => {
      const { data } = await change({ variables: { input: { membershipId: member.id, ...grantInput(grant) } } });
      return data?.changeMemberRole.userErrors ?? [];
    });
    if (!isDone) return;
    showDone(t('role.done', { name: member.user.name }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('role.title', { name: member.user.name })}
      {...(isSelf ? { description: t('role.self') } : {})}
      footer={
        <DialogButtons
          formId="member-role"
          action={t('role.action')}
          isBusy={isBusy}
          isDisabled={isSameGrant(before, grant) || lacksBots(grant)}
          onCancel={onClose}
        />
      }
    >
      <form
        id="member-role"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <GrantFields
          grant={grant}
          onChange={setGrant}
          botsError={lacksBots(grant) ? t('bots.missing') : (problems.fields['botIds'] ?? null)}
        />
        <FormProblem text={problems.whole} />
      </form>
    </Dialog>
  );
}

function grantOf({ role, bots }: TeamMember): Grant {
  return { role: isMemberRole(role) ? role : 'VIEWER', botIds: (bots ?? []).map(({ id }) => id) };
}
