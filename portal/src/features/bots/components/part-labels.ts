import type { useTranslations } from 'use-intl';

/** Fields with a translated name, by subject. */
const PARTS = [
  'PROFILE_name',
  'PROFILE_description',
  'PROFILE_phones',
  'PROFILE_address',
  'PROFILE_mapUrl',
  'PROFILE_timeZone',
  'PROFILE_currency',
  'PROFILE_country',
  'PROFILE_openingHours',
  'PROFILE_exceptions',
  'PROFILE_services',
  'PROFILE_paymentMethods',
  'PROFILE_links',
  'PROFILE_locale',
  'PROFILE_locales',
  'PROFILE_tone',
  'PROFILE_idleMinutes',
  'PROFILE_resumeHours',
  'PROFILE_answerModel',
  'PROFILE_connectionId',
  'PROFILE_model',
  'PROFILE_tokensPerAnswer',
  'PROFILE_tokensPerConversation',
  'PROFILE_tokensPerMonth',
  'PROFILE_deadlineSeconds',
  'PROFILE_trade',
  'PROFILE_urgentText',
  'PROFILE_replies',
  'SERVICE_name',
  'SERVICE_description',
  'SERVICE_priceMinor',
  'SERVICE_isPriceFrom',
  'SERVICE_durationMinutes',
  'PROMPT_name',
  'PROMPT_role',
  'PROMPT_tone',
  'PROMPT_limits',
  'PROMPT_knowledge',
  'KNOWLEDGE_question',
  'KNOWLEDGE_answer',
  'KNOWLEDGE_isActive',
  'THEME_primaryColor',
  'THEME_avatarText',
  'THEME_position',
  'BLOCK_text',
  'BLOCK_place',
  'GROUP_title',
] as const;

/** The translated name of a field; null if it has none. */
export function partLabel(
  t: ReturnType<typeof useTranslations<'bots'>>,
  subject: string,
  field: string | null,
): string | null {
  const part = PARTS.find((each) => each === `${subject}_${field ?? ''}`);
  return part === undefined ? null : t(`parts.${part}`);
}
