'use client';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ErrorState, PageHeader, Pagination, Skeleton, useNewParameter } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useTeam, type Team } from '../hooks/use-team.js';
import { InvitationTable } from './invitation-table.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberTable } from './member-table.js';
import { RolesDialog } from './roles-dialog.js';

/** The members, their roles, and the open invitations. */
export function TeamPage() {
  return (
    <Requires action="members.read">
      <TeamScreen />
    </Requires>
  );
}

function TeamScreen() {
  const t = useTranslations('members');
  const canManage = usePermission('members.manage');
  const team = useTeam();
  const [isInviting, setInviting] = useNewParameter();
  const [areRolesOpen, setRolesOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        action={
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="quiet" onClick={() => setRolesOpen(true)}>
              {t('roles.open')}
            </Button>
            {canManage ? (
              <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
                {t('invite.open')}
              </Button>
            ) : null}
          </div>
        }
      />
      <TeamLists team={team} canManage={canManage} />
      <RolesDialog isOpen={areRolesOpen} onOpenChange={setRolesOpen} />
      {canManage && isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  );
}

function TeamLists({ team, canManage }: { team: Team; canManage: boolean }) {
  const t = useTranslations('members');
  if (team.members === null) {
    if (team.failure !== null) return <ErrorState failure={team.failure} onRetry={team.retry} />;
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-px">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-13" />
        ))}
      </div>
    );
  }
  return (
    <>
      <MemberTable members={team.members} canManage={canManage} />
      {team.hasMore ? (
        <Pagination
          shown={team.members.length}
          total={team.total}
          hasMore={team.hasMore}
          isLoading={team.isLoadingMore}
          onMore={team.loadMore}
        />
      ) : null}
      {team.invitations.length === 0 ? null : (
        <section className="flex flex-col gap-3 pt-4">
          <h2>{t('invitations.title')}</h2>
          <InvitationTable invitations={team.invitations} canManage={canManage} />
        </section>
      )}
      {team.members.length === 1 && team.invitations.length === 0 ? (
        <p className="text-pretty text-ink-2">{t('alone')}</p>
      ) : null}
    </>
  );
}
