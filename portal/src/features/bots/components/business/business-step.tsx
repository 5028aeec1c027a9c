'use client';
import type { BusinessProfile } from '@tertulia/flow-engine';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../ui/index.js';
import { useDefinition, useDraft } from '../../hooks/use-builder.js';
import { BasicsSection } from './basics-section.js';
import { HoursSection } from './hours-section.js';
import { IntentsSection } from './intents-section.js';
import { KnowledgeSection } from './knowledge-section.js';
import { ServicesSection } from './services-section.js';
import { SpecialDaysSection } from './special-days-section.js';
import { ThemeSection } from './theme-section.js';
import { VoiceSection } from './voice-section.js';

/** Props of a section of the profile. */
export interface ProfileProps {
  profile: BusinessProfile;
  change: (patch: Partial<BusinessProfile>) => void;
}

const SECTIONS = ['basics', 'services', 'hours', 'exceptions', 'knowledge', 'intents', 'theme', 'voice'] as const;

/**
 * The business profile. Each field is saved separately while the person types; an invalid field shows why it is not
 * saved.
 */
export function BusinessStep() {
  const t = useTranslations('bots');
  const props = useProfile();
  return (
    <div className="grow overflow-y-auto scroll-smooth">
      <div className="mx-auto grid max-w-[1240px] gap-6 p-4 md:p-8 lg:grid-cols-[180px_minmax(0,1fr)]">
        <SectionLinks />
        <div className="flex min-w-0 flex-col gap-6">
          <header>
            <h2 className="text-xl leading-8">{t('business.title')}</h2>
            <p className="text-ink-2">{t('business.text')}</p>
          </header>
          <Section id="basics" title={t('business.basics')}>
            <BasicsSection {...props} />
          </Section>
          <Section id="services" title={t('services.title')}>
            <ServicesSection {...props} />
          </Section>
          <Section id="hours" title={t('hours.title')}>
            <HoursSection {...props} />
          </Section>
          <Section id="exceptions" title={t('exceptions.title')} text={t('exceptions.text')}>
            <SpecialDaysSection {...props} />
          </Section>
          <Section id="knowledge" title={t('knowledge.title')} text={t('knowledge.text')}>
            <KnowledgeSection />
          </Section>
          <Section id="intents" title={t('intents.title')} text={t('intents.text')}>
            <IntentsSection />
          </Section>
          <Section id="theme" title={t('theme.title')}>
            <ThemeSection />
          </Section>
          <Section id="voice" title={t('voice.title')}>
            <VoiceSection />
          </Section>
        </div>
      </div>
    </div>
  );
}

function SectionLinks() {
  const t = useTranslations('bots');
  return (
    <nav aria-label={t('business.sections')} className="sticky top-0 flex flex-col gap-0.5 self-start max-lg:hidden">
      {SECTIONS.map((section) => (
        <a
          key={section}
          href={`#${section}`}
          className="rounded-control px-2.5 py-1.5 font-medium text-ink-2 hover:bg-sunken hover:text-ink"
        >
          {sectionTitle(t, section)}
        </a>
      ))}
    </nav>
  );
}

function sectionTitle(t: ReturnType<typeof useTranslations<'bots'>>, section: (typeof SECTIONS)[number]): string {
  return section === 'basics' ? t('business.basics') : t(`${section}.title`);
}

function Section({ id, title, text, children }: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <Panel id={id} aria-label={title} className="scroll-mt-4 p-5">
      <h3 className="text-base font-semibold">{title}</h3>
      {text === undefined ? null : <p className="text-ink-2">{text}</p>}
      <div className="pt-4">{children}</div>
    </Panel>
  );
}

/** The profile as typed. The draft keeps all of it and saves the valid fields. */
function useProfile(): ProfileProps {
  const draft = useDraft();
  const { profile } = useDefinition();
  const change = (patch: Partial<BusinessProfile>): void => {
    const before = draft.store.getState().definition.profile;
    draft.edit({ kind: 'profile', profile: { ...before, ...patch } });
  };
  return { profile, change };
}
