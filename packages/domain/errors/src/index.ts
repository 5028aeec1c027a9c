export { entryOf, errorCatalogue, isErrorCode, messageFor, parametersOf } from './catalogue.js';
export type { ErrorCode, MessageParams, UserErrorCode } from './catalogue.js';
export { DomainError, refuseInput, UserInputErrors } from './domain-error.js';
export type { DomainErrorDetail, Json, UserInputError } from './domain-error.js';
export type { Bilingual, ErrorEntry, ErrorKind, Locale } from './entry.js';
export { printErrorsPage } from './errors-page.js';
