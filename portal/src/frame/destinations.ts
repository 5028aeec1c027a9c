import {
  Bot,
  ChartColumn,
  CreditCard,
  Download,
  History,
  House,
  KeyRound,
  LayoutTemplate,
  MessagesSquare,
  Plug,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Action } from '../features/identity/index.js';

/** Name of a place of the portal; its texts are under `frame.places`. */
export type PlaceName =
  | 'home'
  | 'bots'
  | 'conversations'
  | 'reports'
  | 'exports'
  | 'activity'
  | 'templates'
  | 'integrations'
  | 'team'
  | 'keys'
  | 'plan'
  | 'settings';

/** A place of the navigation: address, icon, the letter after G, and the required permission. */
export type Place = {
  name: PlaceName;
  href: string;
  icon: LucideIcon;
  letter: string;
  action: Action | null;
  isMain: boolean;
};

/** Every place of the frame, in the order of the navigation. */
export const places: readonly Place[] = [
  { name: 'home', href: '/', icon: House, letter: 'i', action: null, isMain: true },
  { name: 'bots', href: '/bots', icon: Bot, letter: 'b', action: 'bots.read', isMain: true },
  {
    name: 'conversations',
    href: '/conversations',
    icon: MessagesSquare,
    letter: 'c',
    action: 'conversations.read',
    isMain: true,
  },
  { name: 'reports', href: '/reports', icon: ChartColumn, letter: 'r', action: 'metrics.read', isMain: true },
  { name: 'templates', href: '/templates', icon: LayoutTemplate, letter: 't', action: 'bots.create', isMain: true },
  { name: 'integrations', href: '/integrations', icon: Plug, letter: 'n', action: 'integrations.read', isMain: true },
  { name: 'exports', href: '/exports', icon: Download, letter: 'x', action: 'metrics.read', isMain: false },
  { name: 'team', href: '/team', icon: Users, letter: 'e', action: 'members.read', isMain: false },
  { name: 'keys', href: '/keys', icon: KeyRound, letter: 'k', action: 'keys.manage', isMain: false },
  { name: 'activity', href: '/activity', icon: History, letter: 'a', action: 'audit.read', isMain: false },
  { name: 'plan', href: '/plan', icon: CreditCard, letter: 'p', action: 'billing.read', isMain: false },
  { name: 'settings', href: '/settings', icon: Settings, letter: 's', action: null, isMain: false },
];

/** The places allowed by these permissions. */
export function placesFor(permissions: readonly string[]): Place[] {
  return places.filter((place) => place.action === null || permissions.includes(place.action));
}

/** The place that an address belongs to. */
export function placeOf(pathname: string): Place | null {
  if (pathname === '/') return places[0] ?? null;
  return (
    places.find((place) => place.href !== '/' && (pathname === place.href || pathname.startsWith(`${place.href}/`))) ??
    null
  );
}
