import type { BusinessProfile, Locale, VariableValue } from '../model.js';
import { hoursToday, openingHoursText, paymentMethodsText, servicesText } from './describe.js';
import { formatPrice, formatServiceDetail } from './format.js';
import { localTime, openingState } from './opening.js';

/** The inputs of derived business values. */
export interface Moment {
  now: Date;
  locale: Locale;
}

type Reader = (profile: BusinessProfile, moment: Moment) => VariableValue;

const readers: Readonly<Record<string, Reader>> = {
  name: (profile) => profile.name,
  description: (profile) => profile.description,
  phone: (profile) => profile.phones[0] ?? '',
  phones: (profile) => profile.phones,
  address: (profile) => profile.address,
  mapUrl: (profile) => profile.mapUrl,
  timeZone: (profile) => profile.timeZone,
  currency: (profile) => profile.currency,
  country: (profile) => profile.country,
  paymentMethods: (profile) => profile.paymentMethods,
  links: (profile) => profile.links.map((link) => ({ label: link.label, url: link.url })),
  services: (profile, moment) =>
    profile.services.map((service) => ({
      id: service.id,
      name: service.name,
      description: service.description,
      price: formatPrice(service, profile, moment.locale),
      detail: formatServiceDetail(service, profile, moment.locale),
      durationMinutes: service.durationMinutes,
    })),
  isOpen: (profile, moment) => openingState(profile, moment.now).isOpen,
  today: (profile, moment) => localTime(profile, moment.now).toISODate() ?? '',
  now: (profile, moment) => localTime(profile, moment.now).toFormat('HH:mm'),
  hoursToday: (profile, moment) => hoursToday(profile, moment.now, moment.locale),
  openingHoursText: (profile, moment) => openingHoursText(profile, moment.locale),
  servicesText: (profile, moment) => servicesText(profile, moment.locale),
  paymentMethodsText: (profile, moment) => paymentMethodsText(profile, moment.locale),
};

/** Every path below `business.` that texts and conditions can read. */
export const businessPaths: readonly string[] = Object.keys(readers).map((name) => `business.${name}`);

/** The value of `business.<name>`; undefined for an unknown name. */
export function readBusiness(profile: BusinessProfile, name: string, moment: Moment): VariableValue | undefined {
  return Object.hasOwn(readers, name) ? readers[name]?.(profile, moment) : undefined;
}
