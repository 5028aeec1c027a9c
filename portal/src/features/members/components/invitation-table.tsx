'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  ResendInvitationDocument,
  RevokeInvitationDocument,
  TeamDocument,
  type NewInvitationFragment,
} from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, ConfirmDialog, Table, showDone, type Column } from '../../../ui/index.js';
import type { TeamInvitation } from '../hooks/use-team.js';
import { LinksDialog } from './invite-dialog.js';

/** Open invitations. */
export function InvitationTable({
  invitations,
  canManage,
}: {
  invitations: readonly TeamInvitation[];
  canManage: boolean;
}) {
  const t = useTranslations('members');
  const [revoked, setRevoked] = useState<TeamInvitation | null>(null);
  const { resent, busyId, resend, forget } = useResend();
  const columns = useColumns(canManage, { busyId, onResend: resend, onRevoke: setRevoked });
  return (
    <>
      <Table label={t('invitations.title')} columns={columns} rows={invitations} rowKey={({ id }) => id} />
      {revoked === null ? null : <RevokeDialog invitation={revoked} onClose={() => setRevoked(null)} />}
      {resent === null ? null : <LinksDialog invited={[resent]} onClose={forget} />}
    </>
  );
}

/** Sends an invitation again, with another link; the earlier one ends. */
function useResend() {
  const t = useTranslations('members');
  const [resent, setResent] = useState<NewInvitationFragment | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [resendInvitation] = useMutation(ResendInvitationDocument, { refetchQueries: [TeamDocument] });
  const resend = async ({ id }: TeamInvitation): Promise<void> => {
    setBusyId(id);
    const send = async () => {
      const { data } = await resendInvitation({ variables: { input: { invitationId: id } } });
      const made = data?.resendInvitation;
      if (made?.invitation && made.link !== null) {
        setResent({ invitation: made.invitation, link: made.link, isMailed: made.isMailed });
      }
      return made?.userErrors;
    };
    await attempt(send, { failed: t('failed') });
    setBusyId(null);
  };
  return { resent, busyId, resend, forget: () => setResent(null) };
}

type RowActions = {
  busyId: string | null;
  onResend: (invitation: TeamInvitation) => Promise<void>;
  onRevoke: (invitation: TeamInvitation) => void;
};

function useColumns(canManage: boolean, { busyId, onResend, onRevoke }: RowActions): Column<TeamInvitation>[] {
  const t = useTranslations('members');
  const role = useTranslations('identity.role');
  const { date } = useFormats();
  const columns: Column<TeamInvitation>[] = [
    {
      key: 'email',
      header: t('columns.email'),
      cell: (invitation) => (
        <>
          <p className="font-semibold wrap-anywhere">{invitation.email}</p>
          <p className="text-xs text-ink-2">
            {invitation.invitedBy === null ? null : t('invitations.by', { name: invitation.invitedBy.name })}
          </p>
        </>
      ),
    },
    { key: 'role', header: t('columns.role'), className: 'max-sm:hidden', cell: (invitation) => role(invitation.role) },
    {
      key: 'expires',
      header: t('columns.expires'),
      className: 'max-md:hidden text-ink-2',
      cell: (invitation) => date(invitation.expiresAt),
    },
  ];
  if (!canManage) return columns;
  const actions: Column<TeamInvitation> = {
    key: 'actions',
    header: t('columns.actions'),
    isHeaderHidden: true,
    className: 'text-right whitespace-nowrap',
    cell: (invitation) => (
      <div className="flex flex-wrap justify-end gap-1">
        <Button size="sm" isLoading={busyId === invitation.id} onClick={() => void onResend(invitation)}>
          {t('invitations.resend')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => onRevoke(invitation)}>
          {t('invitations.revoke')}
        </Button>
      </div>
    ),
  };
  return [...columns, actions];
}

function RevokeDialog({ invitation, onClose }: { invitation: TeamInvitation; onClose: () => void }) {
  const t = useTranslations('members');
  const [revoke] = useMutation(RevokeInvitationDocument, { refetchQueries: [TeamDocument], awaitRefetchQueries: true });
  const confirm = async (): Promise<void> => {
    const input = { invitationId: invitation.id };
    const send = async () => (await revoke({ variables: { input } })).data?.revokeInvitation.userErrors;
    if (await attempt(send, { failed: t('failed') })) showDone(t('invitations.revoked', { email: invitation.email }));
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('invitations.revokeTitle', { email: invitation.email })}
      description={t('invitations.revokeText')}
      confirmLabel={t('invitations.revoke')}
      onConfirm={confirm}
    />
  );
}
