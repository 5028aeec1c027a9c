import { createFormats, type Formats } from '@tertulia/region-formats';
import type { Report } from '../report.js';
import type { ReportTexts } from '../texts/report-texts.js';
import { textsOf } from '../texts/texts-of.js';

/** A report with what writes it. */
export interface Sheet {
  readonly report: Report;
  readonly texts: ReportTexts;
  readonly formats: Formats;
}

export function sheetOf(report: Report): Sheet {
  return { report, texts: textsOf(report.locale), formats: createFormats(report.locale, report.region) };
}
