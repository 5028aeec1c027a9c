'use client';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../../ui/index.js';
import { usePermission, useViewer } from '../../identity/index.js';
import { AppearanceSection } from './appearance-section.js';
import { DeleteAccountSection, DeleteOrganizationSection } from './deletion-sections.js';
import { DemoSection } from './demo-section.js';
import { OrganizationSection } from './organization-section.js';
import { PasswordSection } from './password-section.js';
import { ProfileSection } from './profile-section.js';
import { SessionsSection } from './sessions-section.js';

const everybody = ['profile', 'password', 'sessions', 'appearance'] as const;
type SectionName = (typeof everybody)[number] | 'organization' | 'demo' | 'deleteOrganization' | 'deleteAccount';

/** The settings of the organization and of the person, in sections. */
export function SettingsPage() {
  const t = useTranslations('settings');
  const { organization } = useViewer();
  const canUpdate = usePermission('organization.update');
  const canDelete = usePermission('organization.delete');
  const names: SectionName[] = [
    ...(canUpdate ? (['organization'] as const) : []),
    ...everybody,
    ...(canDelete && organization.isDemo ? (['demo'] as const) : []),
    ...(canDelete && !organization.isDemo ? (['deleteOrganization'] as const) : []),
    'deleteAccount',
  ];
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="grid items-start gap-6 lg:grid-cols-[180px_minmax(0,720px)]">
        <nav aria-label={t('sections')} className="sticky top-6 flex flex-col gap-0.5 max-lg:hidden">
          {names.map((name) => (
            <a
              key={name}
              href={`#${name}`}
              className="rounded-control px-2.5 py-1.5 font-medium text-ink-2 hover:bg-sunken hover:text-ink"
            >
              {t(`${name}.title`)}
            </a>
          ))}
        </nav>
        <div className="flex min-w-0 flex-col gap-4">
          {names.map((name) => (
            <SettingsSection key={name} name={name} />
          ))}
        </div>
      </div>
    </>
  );
}

function SettingsSection({ name }: { name: SectionName }) {
  switch (name) {
    case 'organization':
      return <OrganizationSection />;
    case 'profile':
      return <ProfileSection />;
    case 'password':
      return <PasswordSection />;
    case 'sessions':
      return <SessionsSection />;
    case 'appearance':
      return <AppearanceSection />;
    case 'demo':
      return <DemoSection />;
    case 'deleteOrganization':
      return <DeleteOrganizationSection />;
    case 'deleteAccount':
      return <DeleteAccountSection />;
  }
}
