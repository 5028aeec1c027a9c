import type { EventSink, PageRequest, UnitOfWork } from '@tertulia/use-case';
import type { OutsiderStore } from './outsider-ports.js';
import type { ReportDelivery, ReportSchedule } from '../domain/report-schedule.js';

/** Schedules of reports and what was sent of them. */
export interface ScheduleStore {
  /** In the order in which they were made. */
  list(organizationId: string): Promise<ReportSchedule[]>;
  /** Locked until the transaction ends; null for an id that does not exist. */
  lock(organizationId: string, id: string): Promise<ReportSchedule | null>;
  /** Those that are due, locked; what another process has locked is left out. */
  lockDue(now: Date, limit: number): Promise<ReportSchedule[]>;
  save(schedule: ReportSchedule): Promise<void>;
  /** With its deliveries. */
  delete(organizationId: string, id: string): Promise<void>;
  deleteOrganization(organizationId: string): Promise<void>;
  /** Adds those that are not there; returns them. There is one for each schedule, day and person, besides tests. */
  addDeliveries(deliveries: readonly ReportDelivery[]): Promise<ReportDelivery[]>;
  delivery(organizationId: string, id: string): Promise<ReportDelivery | null>;
  /** Newest first. */
  deliveries(organizationId: string, scheduleId: string, page: PageRequest): Promise<ReportDelivery[]>;
  countDeliveries(organizationId: string, scheduleId: string): Promise<number>;
}

export interface ScheduleStores {
  readonly schedules: ScheduleStore;
  readonly outsiders: OutsiderStore;
  readonly events: EventSink;
}

export type ScheduleWork = UnitOfWork<ScheduleStores>;
