'use client';
import { Ellipsis, UserMinus, UserPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { Avatar, Chip, BareIconButton, Menu, RelativeTime, Table, type Column } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import type { TeamMember } from '../hooks/use-team.js';
import { RemoveDialog } from './remove-dialog.js';
import { RoleDialog } from './role-dialog.js';

type Change = { kind: 'role' | 'remove'; member: TeamMember };

/** The members of the organization, with the actions on each. */
export function MemberTable({ members, canManage }: { members: readonly TeamMember[]; canManage: boolean }) {
  const t = useTranslations('members');
  const [change, setChange] = useState<Change | null>(null);
  const columns: Column<TeamMember>[] = [
    { key: 'person', header: t('columns.person'), cell: (member) => <Person member={member} /> },
    {
      key: 'role',
      header: t('columns.role'),
      className: 'max-sm:w-1/3 max-sm:px-2',
      cell: (member) => <RoleCell member={member} />,
    },
    {
      key: 'seen',
      header: t('columns.lastSeen'),
      className: 'max-md:hidden text-ink-2',
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('never') : <RelativeTime at={lastSeenAt} />),
    },
  ];
  if (canManage) {
    columns.push({
      key: 'actions',
      header: t('columns.actions'),
      isHeaderHidden: true,
      className: 'w-14 text-right px-2',
      cell: (member) => <Actions member={member} onChange={(kind) => setChange({ kind, member })} />,
    });
  }
  return (
    <>
      <Table label={t('title')} columns={columns} rows={members} rowKey={({ id }) => id} />
      {change?.kind === 'role' ? <RoleDialog member={change.member} onClose={() => setChange(null)} /> : null}
      {change?.kind === 'remove' ? <RemoveDialog member={change.member} onClose={() => setChange(null)} /> : null}
    </>
  );
}

function Person({ member }: { member: TeamMember }) {
  const t = useTranslations('members');
  const { user } = useViewer();
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={member.user.name} className="max-sm:hidden" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
          {member.user.name}
          {member.user.id === user.id ? <Chip className="h-5 px-2 text-[11px]">{t('you')}</Chip> : null}
        </p>
        <p className="text-xs wrap-anywhere text-ink-2">{member.user.email}</p>
      </div>
    </div>
  );
}

function RoleCell({ member }: { member: TeamMember }) {
  const role = useTranslations('identity.role');
  const { list } = useFormats();
  return (
    <>
      <p>{role(member.role)}</p>
      {member.bots === null || member.bots.length === 0 ? null : (
        <p className="text-xs wrap-anywhere text-ink-2">{list(member.bots.map(({ name }) => name))}</p>
      )}
    </>
  );
}

function Actions({ member, onChange }: { member: TeamMember; onChange: (kind: Change['kind']) => void }) {
  const t = useTranslations('members');
  return (
    <Menu
      trigger={<BareIconButton label={t('actions', { name: member.user.name })} icon={Ellipsis} />}
      groups={[
        [
          { label: t('role.open'), icon: UserPen, onSelect: () => onChange('role') },
          { label: t('remove.open'), icon: UserMinus, isDanger: true, onSelect: () => onChange('remove') },
        ],
      ]}
    />
  );
}
