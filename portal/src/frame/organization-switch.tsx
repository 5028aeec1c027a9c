'use client';
import { useApolloClient } from '@apollo/client/react';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useViewer } from '../features/identity/index.js';
import { SwitchOrganizationDocument } from '../gql/graphql.js';
import { Avatar, Menu, cn, showFailure } from '../ui/index.js';

/** The current organization, and a menu of the others. */
export function OrganizationSwitch({ isNarrow = false }: { isNarrow?: boolean }) {
  const t = useTranslations('frame.organization');
  const { organization, memberships } = useViewer();
  const switchTo = useSwitch();
  const face = (
    <>
      <Avatar name={organization.name} size={28} shape="square" tone="solid" />
      <span className={cn('min-w-0 flex-1 truncate text-left font-semibold', isNarrow && 'sr-only')}>
        {organization.name}
      </span>
    </>
  );
  const box = cn('flex h-11 w-full min-w-0 items-center gap-2 rounded-control px-2', isNarrow && 'justify-center px-0');
  if (memberships.length < 2) return <div className={box}>{face}</div>;
  return (
    <Menu
      align="start"
      title={t('choose')}
      trigger={
        <button type="button" className={cn(box, 'hover:bg-sunken')}>
          {face}
          {isNarrow ? null : <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-2" />}
        </button>
      }
      groups={[
        memberships.map((membership) => ({
          label: membership.organization.name,
          isChecked: membership.organization.id === organization.id,
          onSelect: () => void switchTo(membership.organization.id),
        })),
      ]}
    />
  );
}

function useSwitch(): (organizationId: string) => Promise<void> {
  const t = useTranslations('frame.organization');
  const { organization } = useViewer();
  const client = useApolloClient();
  const switchTo = async (organizationId: string) => {
    if (organizationId === organization.id) return;
    try {
      const { data } = await client.mutate({
        mutation: SwitchOrganizationDocument,
        variables: { input: { organizationId } },
      });
      const refusal = data?.switchOrganization.userErrors[0];
      if (refusal === undefined) location.assign('/');
      else showFailure(refusal.message);
    } catch {
      showFailure(t('failed'), {
        label: t('retry'),
        onRetry: () => void switchTo(organizationId),
      });
    }
  };
  return switchTo;
}
