/**
 * The reads that lists of bots repeat most: each is one text, however many bots it is asked for, so that it is prepared once. A list after
 * `in` is one value. A test names the index of each.
 */

/** Drafts without their definitions. Values: organization, bots. */
export const draftFactsSql = `select bot_id as "botId", organization_id as "organizationId", revision, origin,
    updated_at as "updatedAt", updated_by as "updatedBy", save_id as "saveId", locale, locales, tone, theme
  from draft where organization_id = ? and bot_id in (?)`;
