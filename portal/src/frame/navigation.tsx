'use client';
import { CircleQuestionMark, Ellipsis, PanelLeftClose, PanelLeftOpen, type LucideIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useViewer } from '../features/identity/index.js';
import { useFormats } from '../i18n/formats.js';
import { Menu, Tooltip, cn, Link } from '../ui/index.js';
import { placeOf, placesFor, type Place } from './destinations.js';
import { useFloor } from './live-floor-context.js';
import { OrganizationSwitch } from './organization-switch.js';

const lineClass =
  'flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 font-medium text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent';

/** The navigation at the left, wide or with icons only. */
export function SideNavigation({
  isNarrow,
  onToggle,
  onHelp,
}: {
  isNarrow: boolean;
  onToggle: () => void;
  onHelp: () => void;
}) {
  const t = useTranslations('frame');
  const { permissions } = useViewer();
  const current = placeOf(usePathname());
  const open = placesFor(permissions);
  const draw = (place: Place) => (
    <NavigationLink key={place.name} place={place} isCurrent={place === current} isNarrow={isNarrow} />
  );
  return (
    <div
      className={cn(
        'sticky top-0 hidden h-dvh shrink-0 flex-col gap-0.5 border-r border-line p-3 md:flex',
        isNarrow ? 'w-16' : 'w-54',
      )}
    >
      <div className="mb-2">
        <OrganizationSwitch isNarrow={isNarrow} />
      </div>
      <nav aria-label={t('navigation')} className="flex flex-col gap-0.5">
        {open.filter((place) => place.isMain).map(draw)}
        <hr className="mx-2 my-2.5 border-line" />
        {open.filter((place) => !place.isMain).map(draw)}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <NavigationButton label={t('help.open')} icon={CircleQuestionMark} isNarrow={isNarrow} onPress={onHelp} />
        <NavigationButton
          label={isNarrow ? t('expand') : t('collapse')}
          icon={isNarrow ? PanelLeftOpen : PanelLeftClose}
          isNarrow={isNarrow}
          onPress={onToggle}
        />
      </div>
    </div>
  );
}

function NavigationLink({ place, isCurrent, isNarrow }: { place: Place; isCurrent: boolean; isNarrow: boolean }) {
  const t = useTranslations('frame.places');
  const { icon: Icon } = place;
  const link = (
    <Link
      href={place.href}
      aria-current={isCurrent ? 'page' : undefined}
      className={cn(lineClass, isNarrow && 'relative justify-center px-0')}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={cn('truncate', isNarrow && 'sr-only')}>{t(place.name)}</span>
      {place.name === 'conversations' ? (
        <WaitingBadge className={isNarrow ? 'absolute top-0 right-0' : 'ml-auto'} />
      ) : null}
    </Link>
  );
  return isNarrow ? (
    <Tooltip text={t(place.name)} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

function NavigationButton({
  label,
  icon: Icon,
  isNarrow,
  onPress,
}: {
  label: string;
  icon: LucideIcon;
  isNarrow: boolean;
  onPress: () => void;
}) {
  const button = (
    <button type="button" className={cn(lineClass, isNarrow && 'justify-center px-0')} onClick={onPress}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={isNarrow ? 'sr-only' : 'truncate'}>{label}</span>
    </button>
  );
  return isNarrow ? (
    <Tooltip text={label} side="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
}

function WaitingBadge({ className }: { className?: string }) {
  const t = useTranslations('frame');
  const { number } = useFormats();
  const waiting = useFloor()?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <span
      className={cn('rounded-full bg-accent px-1.5 text-xs leading-[18px] font-semibold text-accent-ink', className)}
    >
      <span aria-hidden>{number(waiting)}</span>
      <span className="sr-only">{t('waiting', { count: waiting })}</span>
    </span>
  );
}

const barPlaces = ['home', 'bots', 'conversations', 'templates'];
const tabClass =
  'relative flex h-full min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[11px] leading-4 text-ink-2 aria-[current]:font-semibold aria-[current]:text-accent';

/** The bottom bar of five items on phones. */
export function BottomNavigation({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('frame');
  const { permissions } = useViewer();
  const current = placeOf(usePathname());
  const open = placesFor(permissions);
  const inBar = open.filter((place) => barPlaces.includes(place.name));
  const others = open.filter((place) => !barPlaces.includes(place.name));
  return (
    <nav
      aria-label={t('navigation')}
      className="fixed inset-x-0 bottom-0 z-30 flex h-16 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {inBar.map((place) => (
        <Link
          key={place.name}
          href={place.href}
          aria-current={place === current ? 'page' : undefined}
          className={tabClass}
        >
          <place.icon aria-hidden className="size-5" />
          <span className="max-w-full truncate px-1">
            {t(place.name === 'conversations' ? 'chats' : `places.${place.name}`)}
          </span>
          {place.name === 'conversations' ? <WaitingBadge className="absolute top-1.5 left-1/2 ml-1" /> : null}
        </Link>
      ))}
      <Menu
        trigger={
          <button
            type="button"
            aria-current={others.some((place) => place === current) ? 'true' : undefined}
            className={tabClass}
          >
            <Ellipsis aria-hidden className="size-5" />
            {t('more')}
          </button>
        }
        groups={[
          others.map((place) => ({ label: t(`places.${place.name}`), icon: place.icon, href: place.href })),
          [{ label: t('help.open'), icon: CircleQuestionMark, onSelect: onHelp }],
        ]}
      />
    </nav>
  );
}
