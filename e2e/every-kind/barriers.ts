/** What would keep somebody from using a form or the chat. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

/** Serious and critical findings of axe inside what the selector finds. */
export async function axe(page: Page, selector: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(selector).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Controls that a screen reader calls the same: equal names in equally named parts. */
export function alike(form: Locator): Promise<string[]> {
  return form.evaluate((root) => {
    const nameOf = (element: Element): string => {
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : [];
      const [legend] = element.querySelectorAll(':scope > legend');
      const own = element.matches('fieldset, [role="group"], section')
        ? (legend?.textContent ?? '')
        : element.textContent;
      const described = document.getElementById(element.getAttribute('aria-describedby') ?? '');
      const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? own ?? '';
      return `${name} ${described?.textContent ?? ''}`.trim();
    };
    const pathOf = (element: Element): string[] => {
      const part = element.parentElement?.closest('fieldset, [role="group"], section[aria-label]') ?? null;
      return part === null || !root.contains(part) ? [] : [...pathOf(part), nameOf(part)];
    };
    const controls = [...root.querySelectorAll('input, textarea, select, button, summary')];
    const names = controls
      .filter((control) => control.checkVisibility())
      .map((control) => [...pathOf(control), control.tagName.toLowerCase(), nameOf(control)].join(' › '));
    return [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
  });
}
