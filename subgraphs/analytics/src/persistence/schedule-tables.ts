import { defineEntity, p } from '@mikro-orm/core';
import { outboxEntities } from '@tertulia/persistence';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import type { Frequency } from '../domain/recurrence.js';
import type { OutsiderState } from '../domain/outside-recipient.js';
import type { ReportPeriod } from '../domain/report-period.js';
import type { ReportExtent, ReportFormat } from '../domain/report-schedule.js';

export const ReportScheduleTable = defineEntity({
  name: 'ReportScheduleTable',
  tableName: 'report_schedule',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    name: p.text(),
    frequency: p.text().$type<Frequency>(),
    weekdays: p.json<number[]>(),
    dayOfMonth: p.integer().nullable(),
    minuteOfDay: p.integer(),
    period: p.text().$type<ReportPeriod>(),
    format: p.text().$type<ReportFormat>(),
    extent: p.text().$type<ReportExtent>(),
    locale: p.text().$type<'es' | 'en'>(),
    botIds: p.json<string[]>(),
    only: p.json<MetricsFilter>().name('chosen').nullable(),
    recipientIds: p.json<string[]>(),
    timeZone: p.text(),
    isPaused: p.boolean(),
    nextDay: p.text().nullable(),
    nextDueAt: p.datetime().nullable(),
    lastDay: p.text().nullable(),
  },
});

export const ReportDeliveryTable = defineEntity({
  name: 'ReportDeliveryTable',
  tableName: 'report_delivery',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    scheduleId: p.uuid(),
    day: p.text(),
    userId: p.uuid(),
    isTest: p.boolean(),
    isOutside: p.boolean().default(false),
    windowFrom: p.datetime(),
    windowTo: p.datetime(),
    createdAt: p.datetime(),
  },
});

export const ReportOutsiderTable = defineEntity({
  name: 'ReportOutsiderTable',
  tableName: 'report_outsider',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    scheduleId: p.uuid(),
    address: p.text(),
    state: p.text().$type<OutsiderState>(),
    expiresAt: p.datetime(),
    changedAt: p.datetime(),
  },
});

/** What analytics keeps by the ORM. */
export const scheduleEntities = [ReportScheduleTable, ReportDeliveryTable, ReportOutsiderTable, ...outboxEntities];
