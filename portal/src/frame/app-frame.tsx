'use client';
import { usePathname } from 'next/navigation';
import { Suspense, lazy, useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import {
  DeletionNotices,
  Requires,
  RequireViewer,
  usePermission,
  VerifyNotice,
  type Action,
} from '../features/identity/index.js';
import { useNoteStep, useTried } from '../features/onboarding/index.js';
import { PageTitle, Skeleton, cn, useWhenIdle } from '../ui/index.js';
import { placeOf } from './destinations.js';
import { LiveFloorProvider } from './live-floor-context.js';
import { BottomNavigation, SideNavigation } from './navigation.js';
import { TopBar } from './top-bar.js';
import { useFocusHeading } from './use-focus-heading.js';
import { useShortcuts } from './use-shortcuts.js';

/** The frame around a page for signed-in people: navigation, top bar, palette, help. */
export function AppFrame({ children }: { children: ReactNode }) {
  return (
    <RequireViewer waiting={<FrameSkeleton />}>
      <LiveFloorProvider>
        <Frame>{children}</Frame>
      </LiveFloorProvider>
    </RequireViewer>
  );
}

/**
 * The frame for screens with their own header, such as the builder: same guard, palette, help and shortcuts, no
 * navigation. People who may not do `action` see the refusal in the frame with the navigation.
 */
export function BareFrame({ action, children }: { action: Action; children: ReactNode }) {
  return (
    <RequireViewer waiting={<BareSkeleton />}>
      <LiveFloorProvider>
        <BareIfAllowed action={action}>{children}</BareIfAllowed>
      </LiveFloorProvider>
    </RequireViewer>
  );
}

function BareIfAllowed({ action, children }: { action: Action; children: ReactNode }) {
  if (usePermission(action)) return <Bare>{children}</Bare>;
  return (
    <Frame>
      <Requires action={action}>{children}</Requires>
    </Frame>
  );
}

function Bare({ children }: { children: ReactNode }) {
  const t = useTranslations('frame');
  const [hasTried, setTried] = useState(false);
  useTried(() => setTried(true));
  useNoteStep('hasTried', hasTried);
  const { dialogs } = useDialogs();
  return (
    <>
      <PageTitle page={t('places.bots')} />
      <SkipLink to="#main" />
      {children}
      {dialogs}
    </>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations('frame');
  const { dialogs, openHelp, openPalette } = useDialogs();
  const [isNarrow, toggleNarrow] = useNarrow();
  const pathname = usePathname();
  const isFullHeight = pathname.startsWith('/conversations');
  const place = placeOf(pathname);
  return (
    <>
      {place === null ? null : <PageTitle page={t(`places.${place.name}`)} />}
      <SkipLink to="#content" />
      <div className="flex min-h-dvh">
        <SideNavigation isNarrow={isNarrow} onToggle={toggleNarrow} onHelp={openHelp} />
        <div className={cn('flex min-w-0 flex-1 flex-col', isFullHeight && 'h-dvh')}>
          <TopBar onHelp={openHelp} onPalette={openPalette} />
          <DeletionNotices />
          <VerifyNotice />
          <main
            id="content"
            tabIndex={-1}
            className={cn(
              'min-h-0 flex-1 outline-none',
              isFullHeight ? 'pb-16 md:pb-0' : 'flex max-w-310 flex-col gap-4 px-4 pt-4 pb-24 md:px-8 md:pt-6 md:pb-12',
            )}
          >
            {children}
          </main>
        </div>
      </div>
      <BottomNavigation onHelp={openHelp} />
      {dialogs}
    </>
  );
}

/** The first tab stop: skips everything around the page. */
function SkipLink({ to }: { to: `#${string}` }) {
  const t = useTranslations('frame');
  return (
    <a
      href={to}
      className="sr-only z-60 rounded-control bg-accent px-3 py-2 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  );
}

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.js')).HelpDialog }));
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.js')).CommandPalette }));
const loadDialogs = () => Promise.all([import('./help-dialog.js'), import('./command-palette.js')]);

function useDialogs(): { dialogs: ReactNode; openHelp: () => void; openPalette: () => void } {
  // Null until it is opened for the first time.
  const [isHelpOpen, setHelpOpen] = useState<boolean | null>(null);
  const [isPaletteOpen, setPaletteOpen] = useState<boolean | null>(null);
  useWhenIdle(loadDialogs);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useShortcuts({ onPalette: openPalette, onHelp: openHelp });
  useFocusHeading();
  const dialogs = (
    <Suspense>
      {isHelpOpen === null ? null : <HelpDialog isOpen={isHelpOpen} onOpenChange={setHelpOpen} />}
      {isPaletteOpen === null ? null : <CommandPalette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />}
    </Suspense>
  );
  return { dialogs, openHelp, openPalette };
}

const narrowKey = 'tertulia.narrowNavigation';
const narrowListeners = new Set<() => void>();

function useNarrow(): [isNarrow: boolean, toggle: () => void] {
  const isNarrow = useSyncExternalStore(
    (listener) => {
      narrowListeners.add(listener);
      return () => narrowListeners.delete(listener);
    },
    () => localStorage.getItem(narrowKey) === 'yes',
    () => false,
  );
  const toggle = useCallback(() => {
    localStorage.setItem(narrowKey, localStorage.getItem(narrowKey) === 'yes' ? 'no' : 'yes');
    for (const listener of narrowListeners) listener();
  }, []);
  return [isNarrow, toggle];
}

function FrameSkeleton() {
  const t = useTranslations('frame');
  return (
    <div role="status" aria-label={t('loading')} className="flex min-h-dvh">
      <div className="hidden w-54 flex-col gap-3 border-r border-line p-3 md:flex">
        <Skeleton className="mb-3 h-10" />
        {[0, 1, 2, 3].map((line) => (
          <Skeleton key={line} className="h-7" />
        ))}
      </div>
      <div className="flex flex-1 flex-col gap-4 p-8 pt-20">
        <Skeleton className="h-9 w-60" />
        <Skeleton className="h-24 max-w-310" />
        <Skeleton className="h-60 max-w-310" />
      </div>
    </div>
  );
}

function BareSkeleton() {
  const t = useTranslations('frame');
  return (
    <div role="status" aria-label={t('loading')} className="flex h-dvh flex-col">
      <div className="flex h-13 shrink-0 items-center justify-between border-b border-line bg-surface px-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-9 w-28" />
      </div>
      <div className="grow" />
    </div>
  );
}
