/** Chosen instead of one bot. */
export const everyBot = 'all';
