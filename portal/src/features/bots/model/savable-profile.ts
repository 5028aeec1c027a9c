import {
  parseDefinition,
  type BotDefinition,
  type BusinessProfile,
  type DayException,
  type OpeningHours,
  type Service,
} from '@tertulia/flow-engine';
import { intervalsProblem, isWebAddress } from './business-form.js';
import type { InvalidField, Savable } from './invalid-field.js';

type Link = BusinessProfile['links'][number];

/**
 * The profile with the saved value for every invalid field and without incomplete new rows, so that one empty row does
 * not block the rest.
 */
export function savableProfile(typed: BusinessProfile, saved: BotDefinition): Savable<BusinessProfile> {
  const before = saved.profile;
  const parts = {
    services: savableServices(typed.services, before.services),
    openingHours: savableHours(typed.openingHours, before.openingHours),
    exceptions: savableDays(typed.exceptions, before.exceptions),
    links: savableLinks(typed.links, before.links),
  };
  const invalid: InvalidField[] = Object.values(parts).flatMap((part) => part.invalid);
  const value: BusinessProfile = {
    ...typed,
    services: parts.services.value,
    openingHours: parts.openingHours.value,
    exceptions: parts.exceptions.value,
    links: parts.links.value,
  };
  if (typed.name.trim() === '') {
    invalid.push({ path: 'profile.name', reason: 'empty' });
    value.name = before.name;
  }
  if (typed.mapUrl !== '' && !isWebAddress(typed.mapUrl)) {
    invalid.push({ path: 'profile.mapUrl', reason: 'badUrl' });
    value.mapUrl = before.mapUrl;
  }
  return withoutRefused({ value, invalid }, saved);
}

/** Keeps the saved value of every other field that the server would refuse. */
function withoutRefused({ value, invalid }: Savable<BusinessProfile>, saved: BotDefinition): Savable<BusinessProfile> {
  const small = { ...saved, flows: saved.flows.slice(0, 1).map(emptied), knowledge: [], prompts: [], variables: [] };
  const parsed = parseDefinition({ ...small, profile: value });
  if (parsed.ok) return { value, invalid };
  const issues = parsed.issues.filter(({ path }) => path[0] === 'profile');
  const fields = [...new Set(issues.map(({ path }) => path[1] ?? ''))].filter((field) => field in saved.profile);
  const kept = Object.fromEntries(fields.map((field) => [field, saved.profile[field as keyof BusinessProfile]]));
  const more = issues.map(({ path }): InvalidField => ({ path: placeOf(path, value), reason: 'refused' }));
  return { value: { ...value, ...kept }, invalid: [...invalid, ...more] };
}

/** A flow without content: enough to validate the rest of the definition. */
export function emptied<T extends object>(flow: T) {
  return { ...flow, events: [], groups: [], edges: [] };
}

/** The path of an issue; a row with an id is identified by it. */
function placeOf(path: readonly string[], { services }: BusinessProfile): string {
  const [root = '', list = '', at = '', ...rest] = path;
  if (list !== 'services') return path.slice(0, 2).join('.');
  return [root, list, services[Number(at)]?.id ?? at, ...rest].join('.');
}

function savableServices(typed: readonly Service[], before: readonly Service[]): Savable<Service[]> {
  const invalid: InvalidField[] = [];
  const value = typed.flatMap((service) => {
    if (service.name.trim() !== '') return [service];
    invalid.push({ path: `profile.services.${service.id}.name`, reason: 'empty' });
    const known = before.find((one) => one.id === service.id);
    return known === undefined ? [] : [{ ...service, name: known.name }];
  });
  return { value, invalid };
}

function savableHours(typed: readonly OpeningHours[], before: readonly OpeningHours[]): Savable<OpeningHours[]> {
  const invalid: InvalidField[] = [];
  const value = typed.flatMap((day) => {
    const reason = intervalsProblem(day.intervals);
    if (reason === null) return [day];
    invalid.push({ path: `profile.openingHours.${day.weekday}`, reason });
    const known = before.find((one) => one.weekday === day.weekday);
    return known === undefined ? [] : [known];
  });
  return { value, invalid };
}

function savableDays(typed: readonly DayException[], before: readonly DayException[]): Savable<DayException[]> {
  const invalid: InvalidField[] = [];
  const taken = new Set<string>();
  const dates = new Set(typed.map((day) => day.date));
  const value = typed.flatMap((day, at) => {
    const path = `profile.exceptions.${at}`;
    const known = before.find((one) => one.date === day.date);
    const lost = before.find((one) => one.label === day.label && !dates.has(one.date));
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(day.date)) invalid.push({ path: `${path}.date`, reason: 'badDate' });
    else if (taken.has(day.date)) invalid.push({ path: `${path}.date`, reason: 'sameDate' });
    else {
      taken.add(day.date);
      const reason = intervalsProblem(day.intervals);
      if (reason === null) return [day];
      invalid.push({ path: `${path}.intervals`, reason });
      return known === undefined ? [] : [{ ...day, intervals: known.intervals }];
    }
    return lost === undefined || day.date !== '' ? [] : [lost];
  });
  return { value, invalid };
}

/** Links have no id, so a half-changed link is matched by its unchanged half. */
function savableLinks(typed: readonly Link[], before: readonly Link[]): Savable<Link[]> {
  const invalid: InvalidField[] = [];
  const value = typed.flatMap((link, at) => {
    const isBare = link.label.trim() === '';
    const isBad = !isWebAddress(link.url);
    if (!isBare && !isBad) return [link];
    if (isBare) invalid.push({ path: `profile.links.${at}.label`, reason: 'empty' });
    if (isBad) invalid.push({ path: `profile.links.${at}.url`, reason: link.url === '' ? 'empty' : 'badUrl' });
    const known = before.find((one) => one.label === link.label || one.url === link.url);
    return known === undefined ? [] : [known];
  });
  return { value, invalid };
}
