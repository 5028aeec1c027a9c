'use client';
import { useQuery } from '@apollo/client/react';
import { Command } from 'cmdk';
import { Bot, KeyRound, Languages, LogOut, Monitor, Moon, Plus, Sun, UserPlus, type LucideIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog as RadixDialog } from 'radix-ui';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import english from '../../messages/en/frame.json';
import spanish from '../../messages/es/frame.json';
import { useSwitchLanguage, useViewer } from '../features/identity/index.js';
import { PaletteBotsDocument } from '../gql/graphql.js';
import { useLanguage } from '../i18n/language-provider.js';
import { locales } from '../i18n/locale.js';
import { UnreadNote } from '../ui/index.js';
import { useTheme } from '../ui/theme.js';
import { commandWords } from './command-words.js';
import { placesFor } from './destinations.js';
import { matchScore } from './match-score.js';
import { readRecent, rememberRecent } from './recent-commands.js';
import { useSignOut } from './top-bar.js';

type PaletteCommand = {
  id: string;
  group: 'goTo' | 'create' | 'bots' | 'settings';
  label: string;
  /** The words that find it, its name first. */
  words: readonly string[];
  icon: LucideIcon;
  run: () => void;
};

const groups = ['goTo', 'create', 'bots', 'settings'] as const;
const heading =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-2';
const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Ctrl/Cmd+K: go to a place, create, find a bot, change language or theme. Words of both languages work. */
export function CommandPalette({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useTranslations('frame.palette');
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-50 bg-[rgb(20_17_14/0.45)] animate-in fade-in-0 duration-150" />
        <RadixDialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-140 -translate-x-1/2 overflow-hidden rounded-panel border border-line bg-surface shadow-float animate-in fade-in-0 duration-150"
        >
          <RadixDialog.Title className="sr-only">{t('open')}</RadixDialog.Title>
          {isOpen ? <CommandList onDone={() => onOpenChange(false)} /> : null}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function CommandList({ onDone }: { onDone: () => void }) {
  const t = useTranslations('frame.palette');
  const commands = useCommands();
  const recent = useMemo(() => readRecent(), []);
  const known = new Map(commands.map((command) => [command.id, command]));
  const run = (command: PaletteCommand): void => {
    rememberRecent(command.id);
    onDone();
    command.run();
  };
  const draw = (command: PaletteCommand, prefix = ''): ReactNode => (
    <Command.Item
      key={command.id}
      value={`${prefix}${command.id}`}
      keywords={[...command.words]}
      onSelect={() => run(command)}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent pointer-coarse:min-h-11"
    >
      <command.icon aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{command.label}</span>
    </Command.Item>
  );
  const recentCommands = recent.flatMap((id) => known.get(id) ?? []);
  return (
    <Command label={t('open')} loop filter={matchScore}>
      <Command.Input
        autoFocus
        placeholder={t('placeholder')}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none"
      />
      <UnreadBots />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="p-4 text-ink-2">{t('none')}</Command.Empty>
        {recentCommands.length === 0 ? null : (
          <Command.Group heading={t('groups.recent')} className={heading}>
            {recentCommands.map((command) => draw(command, 'recent '))}
          </Command.Group>
        )}
        {groups.map((group) => (
          <Command.Group key={group} heading={t(`groups.${group}`)} className={heading}>
            {commands
              .filter((command) => command.group === group && !recent.includes(command.id))
              .map((command) => draw(command))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function useCommands(): PaletteCommand[] {
  return [...usePlaceCommands(), ...useCreateCommands(), ...useBotCommands(), ...useSettingCommands()];
}

/** The words that find a command of the catalogue `frame`. */
function useWords(): (label: string, labelPath: string | null, keywords: string) => string[] {
  const { locale } = useLanguage();
  const catalogues = locale === 'es' ? { own: spanish, other: english } : { own: english, other: spanish };
  return (label, labelPath, keywords) =>
    commandWords({ label, labelPath, keywordsPath: `palette.keywords.${keywords}` }, catalogues);
}

function usePlaceCommands(): PaletteCommand[] {
  const t = useTranslations('frame');
  const router = useRouter();
  const wordsOf = useWords();
  const { permissions } = useViewer();
  return placesFor(permissions).map((place) => ({
    id: `go ${place.name}`,
    group: 'goTo',
    label: t(`places.${place.name}`),
    words: wordsOf(t(`places.${place.name}`), `places.${place.name}`, place.name),
    icon: place.icon,
    run: () => router.push(place.href),
  }));
}

const creations = [
  { name: 'newBot', action: 'bots.create', icon: Plus, href: '/bots?new=1' },
  { name: 'newMember', action: 'members.manage', icon: UserPlus, href: '/team?new=1' },
  { name: 'newKey', action: 'keys.manage', icon: KeyRound, href: '/keys?new=1' },
] as const;

function useCreateCommands(): PaletteCommand[] {
  const t = useTranslations('frame.palette');
  const router = useRouter();
  const wordsOf = useWords();
  const { permissions } = useViewer();
  return creations
    .filter(({ action }) => permissions.includes(action))
    .map(({ name, icon, href }) => ({
      id: name,
      group: 'create',
      label: t(name),
      words: wordsOf(t(name), `palette.${name}`, name),
      icon,
      run: () => router.push(href),
    }));
}

function usePaletteBots() {
  const { permissions } = useViewer();
  return useQuery(PaletteBotsDocument, { skip: !permissions.includes('bots.readDraft'), fetchPolicy: 'cache-first' });
}

/** Says that bots are missing because they could not be read. */
function UnreadBots() {
  const { data, error, refetch } = usePaletteBots();
  const lists = { bots: data?.organization?.bots };
  return <UnreadNote isFailed={error !== undefined} lists={lists} onRetry={refetch} className="m-1.5" />;
}

function useBotCommands(): PaletteCommand[] {
  const router = useRouter();
  const { data } = usePaletteBots();
  return (data?.organization?.bots?.nodes ?? []).map((bot) => ({
    id: `bot ${bot.id}`,
    group: 'bots',
    label: bot.name,
    words: [bot.name, 'bot'],
    icon: Bot,
    run: () => router.push(`/bots/${encodeURIComponent(bot.id)}/flow`),
  }));
}

function useSettingCommands(): PaletteCommand[] {
  const t = useTranslations('frame');
  const language = useTranslations('identity.language');
  const switchLanguage = useSwitchLanguage();
  const wordsOf = useWords();
  const { setTheme } = useTheme();
  const signOut = useSignOut();
  return [
    ...locales.map((own) => ({
      id: `language ${own}`,
      group: 'settings' as const,
      label: language(own),
      words: wordsOf(language(own), null, `languages.${own}`),
      icon: Languages,
      run: () => switchLanguage(own),
    })),
    ...(['system', 'light', 'dark'] as const).map((own) => ({
      id: `theme ${own}`,
      group: 'settings' as const,
      label: t(`theme.${own}`),
      words: wordsOf(t(`theme.${own}`), `theme.${own}`, `themes.${own}`),
      icon: themeIcons[own],
      run: () => setTheme(own),
    })),
    {
      id: 'sign out',
      group: 'settings',
      label: t('user.signOut'),
      words: wordsOf(t('user.signOut'), 'user.signOut', 'signOut'),
      icon: LogOut,
      run: () => void signOut(),
    },
  ];
}
