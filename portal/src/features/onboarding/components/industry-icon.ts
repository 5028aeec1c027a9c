import {
  Dumbbell,
  GraduationCap,
  House,
  ShoppingBag,
  Scissors,
  Stethoscope,
  Store,
  Utensils,
  Wrench,
  type LucideIcon,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  dumbbell: Dumbbell,
  'graduation-cap': GraduationCap,
  house: House,
  scissors: Scissors,
  'shopping-bag': ShoppingBag,
  stethoscope: Stethoscope,
  utensils: Utensils,
  wrench: Wrench,
};

/** The icon that the catalogue names, or a shop front for one that is not known here. */
export function industryIcon(name: string): LucideIcon {
  return icons[name] ?? Store;
}
