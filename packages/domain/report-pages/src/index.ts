export { pdfOf, periodOf } from './pdf-of.js';
export type {
  Duration,
  DurationKey,
  Figure,
  FigureKey,
  Report,
  ReportBot,
  ReportDay,
  ReportQuestion,
  ReportWindow,
} from './report.js';
