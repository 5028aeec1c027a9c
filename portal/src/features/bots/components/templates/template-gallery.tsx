'use client';
import { useQuery } from '@apollo/client/react';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { failureOf } from '../../../../apollo/index.js';
import {
  TemplateGalleryDocument,
  type TemplateCardFragment,
  type TemplateGalleryQuery,
} from '../../../../gql/graphql.js';
import { EmptyState, ErrorState, PageHeader, Skeleton } from '../../../../ui/index.js';
import { TemplateDialog } from './template-dialog.js';

/** Bots to start from, by kind of business. */
export function TemplateGallery() {
  const t = useTranslations('templates');
  const [industryId, setIndustryId] = useState<string | null>(null);
  const [opened, setOpened] = useState<TemplateCardFragment | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('title')} text={t('text')} />
      <Gallery industryId={industryId} onFilter={setIndustryId} onOpen={setOpened} />
      {opened === null ? null : <TemplateDialog template={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

interface GalleryProps {
  industryId: string | null;
  onFilter: (id: string | null) => void;
  onOpen: (template: TemplateCardFragment) => void;
}

function Gallery({ industryId, onFilter, onOpen }: GalleryProps) {
  const t = useTranslations('templates');
  const { data, error, refetch } = useQuery(TemplateGalleryDocument, { variables: { first: 50, filter: null } });
  const templates = data?.botTemplates;
  if (templates == null && error !== undefined) {
    return <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined || templates == null) return <GallerySkeleton />;
  const shown = templates.nodes.filter((template) => industryId === null || template.industry.id === industryId);
  return (
    <>
      {data.industries === null ? null : (
        <Filters industries={data.industries} industryId={industryId} onFilter={onFilter} />
      )}
      {shown.length === 0 ? <EmptyState icon={LayoutTemplate} title={t('none')} text={t('noneText')} /> : null}
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {shown.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface FiltersProps {
  industries: NonNullable<TemplateGalleryQuery['industries']>;
  industryId: string | null;
  onFilter: (id: string | null) => void;
}

function Filters({ industries, industryId, onFilter }: FiltersProps) {
  const t = useTranslations('templates');
  const { locale } = useLanguage();
  const filters = [{ id: null, name: t('all') }, ...industries.map(({ id, name }) => ({ id, name: name[locale] }))];
  return (
    <div role="group" aria-label={t('filter')} className="flex flex-wrap gap-2">
      {filters.map(({ id, name }) => (
        <button
          key={id ?? 'all'}
          type="button"
          aria-pressed={industryId === id}
          className="min-h-8 rounded-full border border-line-strong px-3 font-medium text-ink-2 hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent pointer-coarse:min-h-11"
          onClick={() => onFilter(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function TemplateCard({ template, onOpen }: { template: TemplateCardFragment; onOpen: GalleryProps['onOpen'] }) {
  const { locale } = useLanguage();
  return (
    <button
      type="button"
      className="flex h-full w-full flex-col gap-2 rounded-panel border border-line bg-surface p-4 text-left hover:border-line-strong"
      onClick={() => onOpen(template)}
    >
      <span className="text-xs font-semibold text-accent">{template.industry.name[locale]}</span>
      <span className="font-display text-base font-semibold">{template.name[locale]}</span>
      <span className="text-ink-2">{template.summary[locale]}</span>
    </button>
  );
}

function GallerySkeleton() {
  return (
    <div aria-busy className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} className="h-32" />
      ))}
    </div>
  );
}
