'use client';
/** Placeholder until the screens of the first steps are drawn below. */
export function SetupChecklist() {
  return null;
}
