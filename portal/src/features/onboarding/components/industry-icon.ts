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

/** The icon named by the catalogue, or a shop for an unknown name. */
export function industryIcon(name: string): LucideIcon {
  return icons[name] ?? Store;
}
