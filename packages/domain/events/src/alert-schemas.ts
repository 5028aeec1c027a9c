import { z } from 'zod';

const uuid = z.uuid();
const time = z.iso.datetime();
const alertSeverity = z.enum(['URGENT', 'WARNING', 'INFO']);
const alertNotice = z.enum(['ONCE', 'BEGAN', 'AGAIN', 'OVER', 'SUMMARY']);
/** What an alert is about, with its figures. */
const alertSubject = {
  ...{ figure: z.number().nullable(), threshold: z.number().nullable() },
  ...{ botIds: z.array(uuid), botName: z.string().nullable(), conversationId: uuid.nullable() },
  ...{ connectionId: uuid.nullable(), endpointId: uuid.nullable() },
};

/** Of what other systems of an organization are told. */
export const alertSchemas = {
  /**
   * An occasion was told, and a rule of the organization names ways besides its people. The id of the event is that of the occasion. `title` and
   * `text` are in the language of the organization and have no words of a visitor; `path` is below the address of the portal. What has no end is
   * told ONCE. `figure` and `threshold` are null for kinds without a figure.
   */
  'notifications.alert-told.v1': z.object({
    ways: z.array(z.enum(['WEBHOOK', 'SLACK'])).min(1),
    kind: z.string().min(1).max(40),
    ...{ severity: alertSeverity, notice: alertNotice, since: time, ...alertSubject },
    ...{ title: z.string().max(500), text: z.string().max(1_000), path: z.string().max(200) },
  }),
  /**
   * What rules of the organization had gathered until a time is told by a way, once. Each kind has its number, how many of them are over, and the
   * newest. Texts are in the language of the organization and have no words of a visitor; paths are below the address of the portal.
   */
  'notifications.alerts-gathered.v1': z.object({
    ...{ way: z.enum(['WEBHOOK', 'SLACK']), since: time, count: z.number().int().min(1) },
    ...{ title: z.string().max(500), text: z.string().max(1_000), path: z.string().max(200) },
    kinds: z
      .array(
        z.object({
          ...{ kind: z.string().min(1).max(40), severity: alertSeverity, title: z.string().max(500) },
          ...{ count: z.number().int().min(1), overCount: z.number().int().min(0) },
          latest: z.array(
            z.object({
              ...{ since: time, notice: alertNotice, isOver: z.boolean(), text: z.string().max(2_000) },
              ...{ ...alertSubject, path: z.string().max(200) },
            }),
          ),
        }),
      )
      .min(1),
  }),
} as const;
