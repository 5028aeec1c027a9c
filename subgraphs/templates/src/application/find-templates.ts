import { DomainError } from '@tertulia/errors';
import type { Locale } from '@tertulia/flow-engine';
import { foldText } from '@tertulia/words';
import { allIndustries, allPrompts, allTemplates } from '../domain/catalogue/index.js';
import { templateLocales, type BotTemplate, type Industry, type PromptTemplate } from '../domain/template.js';

/** Filters a list of templates; null filters nothing. */
export interface TemplateFilter {
  readonly industryId: string | null;
  readonly locale: Locale | null;
  /** Part of the name, the summary or the industry, ignoring case and accents. */
  readonly search: string | null;
}

/** Start of a page: `after` is the id of the last template of the previous page. */
export interface TemplatePage {
  readonly after: string | null;
  readonly limit: number;
}

/** Up to `limit + 1` templates of the page, and the total number. */
export function listTemplates(
  filter: TemplateFilter,
  { after, limit }: TemplatePage,
): { rows: BotTemplate[]; total: number } {
  const found = allTemplates.filter((template) => fits(template, filter));
  const from = after === null ? 0 : positionAfter(found, after);
  return { rows: found.slice(from, from + limit + 1), total: found.length };
}

export function templateById(id: string): BotTemplate | null {
  return allTemplates.find((template) => template.id === id) ?? null;
}

export function industryById(id: string): Industry | null {
  return allIndustries.find((industry) => industry.id === id) ?? null;
}

export function listIndustries(): readonly Industry[] {
  return allIndustries;
}

export function templatesOfIndustry(industryId: string): BotTemplate[] {
  return allTemplates.filter((template) => template.industry.id === industryId);
}

/** Prompts of an industry and general ones; all prompts without an industry. */
export function listPrompts(industryId: string | null): PromptTemplate[] {
  return allPrompts.filter(
    (prompt) => industryId === null || prompt.industryId === null || prompt.industryId === industryId,
  );
}

function fits(template: BotTemplate, filter: TemplateFilter): boolean {
  if (filter.industryId !== null && template.industry.id !== filter.industryId) return false;
  if (filter.locale !== null && !templateLocales.includes(filter.locale)) return false;
  if (filter.search === null) return true;
  const { name, summary, industry } = template;
  const words = [name, summary, industry.name].flatMap((text) => [text.es, text.en]).map(foldText);
  const wanted = foldText(filter.search);
  return words.some((text) => text.includes(wanted));
}

function positionAfter(templates: readonly BotTemplate[], id: string): number {
  const at = templates.findIndex((template) => template.id === id);
  if (at < 0) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'after' } });
  return at + 1;
}
