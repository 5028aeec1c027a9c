import { clsx, type ClassValue } from 'clsx';
import { mergeClasses } from './merge-classes.js';

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...values: ClassValue[]): string {
  return mergeClasses(clsx(values));
}
