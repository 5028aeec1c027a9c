'use client';
import { useApolloClient } from '@apollo/client/react';
import { CircleQuestionMark, LogOut, Monitor, Moon, Search, Settings, Sun } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { LanguageMenu, useSwitchLanguage, useViewer } from '../features/identity/index.js';
import { Bell, isRemembered } from '../features/notifications/index.js';
import { SignOutDocument } from '../gql/graphql.js';
import { Avatar, Chip, IconButton, Menu, cn, showFailure, useTheme, type Theme } from '../ui/index.js';
import { ConnectionChip } from './connection-chip.js';
import { placeOf } from './destinations.js';
import { OrganizationSwitch } from './organization-switch.js';

const loadForget = () => import('../features/notifications/model/forget-browser.js');
const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Ends the session and discards everything that was fetched. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const { organization } = useViewer();
  const t = useTranslations('frame.user');
  return async () => {
    try {
      if (isRemembered()) await (await loadForget()).forgetBrowser(client, organization.id);
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
      <PlaceName />
      <span className="-ml-2 min-w-0 md:hidden">
        <OrganizationSwitch />
      </span>
      {organization.isDemo ? <Chip className="max-sm:hidden">{t('demo')}</Chip> : null}
      <span className="ml-auto flex shrink-0 items-center gap-1 md:gap-2">
        <ConnectionChip />
        <IconButton label={t('palette.open')} icon={Search} onClick={onPalette} className="max-sm:hidden" />
        <IconButton label={t('help.open')} icon={CircleQuestionMark} onClick={onHelp} className="max-md:hidden" />
        <Bell />
        <LanguageMenu onChoose={useSwitchLanguage()} />
        <UserMenu />
      </span>
    </header>
  );
}

/** The organization's name; on the full-height conversations page, which shows no heading, the name of the page. */
function PlaceName() {
  const t = useTranslations('frame.places');
  const { organization } = useViewer();
  const isInbox = placeOf(usePathname())?.name === 'conversations';
  return (
    <span className={cn('hidden min-w-0 truncate md:block', isInbox ? 'font-semibold' : 'text-ink-2')}>
      {isInbox ? t('conversations') : organization.name}
    </span>
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
