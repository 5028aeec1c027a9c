import { type DomainError, messageFor, type Locale } from '@tertulia/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The error as a GraphQLError, which the socket library sends by calling `toJSON`. */
export function asGraphQLError({ message, path, locations, extensions }: GraphQLFormattedError): GraphQLError {
  const error = new GraphQLError(message, { path, extensions });
  Object.defineProperty(error, 'toJSON', {
    value: () => ({
      message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      ...(extensions === undefined ? {} : { extensions }),
    }),
  });
  return error;
}

/** A refusal in the caller's language. */
export function refusalError(error: DomainError, locale: Locale): GraphQLError {
  const { code, params, data } = error;
  return new GraphQLError(messageFor(code, locale, params), {
    extensions: { code, ...(data === undefined ? {} : { data }) },
  });
}
