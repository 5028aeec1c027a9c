'use client';
import { useApolloClient } from '@apollo/client/react';
import { CircleQuestionMark, LogOut, Monitor, Moon, Search, Settings, Sun } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { LanguageMenu, useViewer } from '../features/identity/index.js';
import { SignOutDocument } from '../gql/graphql.js';
import { Avatar, Chip, IconButton, Menu, showFailure, useTheme, type Theme } from '../ui/index.js';
import { ConnectionChip } from './connection-chip.js';
import { OrganizationSwitch } from './organization-switch.js';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Ends the session and discards everything that was fetched. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const t = useTranslations('frame.user');
  return async () => {
    try {
      await client.mutate({ mutation: SignOutDocument });
      location.assign('/sign-in');
    } catch {
      showFailure(t('signOutFailed'));
    }
  };
}

/** The current place, the connection, the language, and the person. */
export function TopBar({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }) {
  const t = useTranslations('frame');
  const { organization } = useViewer();
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4 md:gap-3 md:px-8">
      <span className="hidden min-w-0 truncate text-ink-2 md:block">{organization.name}</span>
      <span className="-ml-2 min-w-0 md:hidden">
        <OrganizationSwitch />
      </span>
      {organization.isDemo ? <Chip className="max-sm:hidden">{t('demo')}</Chip> : null}
      <span className="ml-auto flex shrink-0 items-center gap-1 md:gap-2">
        <ConnectionChip />
        <IconButton label={t('palette.open')} icon={Search} onClick={onPalette} className="max-sm:hidden" />
        <IconButton label={t('help.open')} icon={CircleQuestionMark} onClick={onHelp} className="max-md:hidden" />
        <LanguageMenu isSignedIn />
        <UserMenu />
      </span>
    </header>
  );
}

function UserMenu() {
  const t = useTranslations('frame');
  const { user } = useViewer();
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <Menu
      title={user.email}
      trigger={
        <button
          type="button"
          aria-label={t('user.open', { name: user.name })}
          className="grid size-9 place-items-center rounded-full pointer-coarse:size-11"
        >
          <Avatar name={user.name} size={28} />
        </button>
      }
      groups={[
        [{ label: t('user.settings'), icon: Settings, href: '/settings' }],
        themes.map((own) => ({
          label: t(`theme.${own}`),
          icon: themeIcons[own],
          isChecked: own === theme,
          onSelect: () => setTheme(own),
        })),
        [{ label: t('user.signOut'), icon: LogOut, onSelect: () => void signOut() }],
      ]}
    />
  );
}
