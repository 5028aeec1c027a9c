import type { BotDefinition, BusinessProfile } from '../model.js';
import { describeIntervals, formatDate, weekdayName } from '../business/describe.js';
import { formatServiceDetail } from '../business/format.js';
import type { DefinitionChange } from './definition-change.js';
import { entryChanges, fieldChanges, whole, type BothWords } from './diff-members.js';
import { isSameJson } from './equal.js';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Differences of the business profile: each field, each service, each day with other hours. */
export function businessChanges(from: BotDefinition, to: BotDefinition, context: BothWords): DefinitionChange[] {
  const { locale } = context.after;
  return [
    ...fieldChanges('PROFILE', [plainFields(from.profile), plainFields(to.profile)], context),
    ...entryChanges('SERVICE', [from.profile.services, to.profile.services], {
      title: (service) => service.name,
      context,
      words: (service) => formatServiceDetail(service, to.profile, locale),
    }),
    ...hoursChanges(from.profile, to.profile, context),
    ...exceptionChanges(from.profile, to.profile, context),
  ];
}

function plainFields(profile: BusinessProfile): Record<string, unknown> {
  const { openingHours: _hours, exceptions: _exceptions, services: _services, ...rest } = profile;
  return rest;
}

function hoursChanges(from: BusinessProfile, to: BusinessProfile, { after }: BothWords): DefinitionChange[] {
  return weekdays.flatMap((weekday) => {
    const [before, now] = [from, to].map(
      (profile) => profile.openingHours.find((day) => day.weekday === weekday)?.intervals ?? [],
    );
    if (before === undefined || now === undefined || isSameJson(before, now)) return [];
    return [
      {
        ...whole('EDITED', 'HOURS', { id: String(weekday), title: weekdayName(weekday, after.locale) }),
        before: describeIntervals(before, after.locale),
        after: describeIntervals(now, after.locale),
      },
    ];
  });
}

function exceptionChanges(from: BusinessProfile, to: BusinessProfile, { after }: BothWords): DefinitionChange[] {
  const { locale } = after;
  const [before, now] = [from, to].map((profile) => new Map(profile.exceptions.map((day) => [day.date, day])));
  const dates = [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
  return dates.flatMap((date) => {
    const [old, next] = [before?.get(date), now?.get(date)];
    if (isSameJson(old, next)) return [];
    const kind = old === undefined ? 'ADDED' : next === undefined ? 'REMOVED' : 'EDITED';
    const words = (day: typeof old): string | null =>
      day === undefined
        ? null
        : [day.label, describeIntervals(day.intervals, locale)].filter((part) => part !== '').join(' · ');
    const title = formatDate(date, locale);
    return [whole(kind, 'HOURS', { id: date, title, before: words(old), after: words(next) })];
  });
}
