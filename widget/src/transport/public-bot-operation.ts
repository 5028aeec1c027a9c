/** What is read of a bot wherever it appears. */
export const botFields = `publicId name avatarText primaryColor position locale locales isOpenNow hoursText { es en } opensNextText { es en }
  hasBranding isPaused pauseMessage`;

/** Reads a bot of which there is no conversation. */
export const publicBotOperation = `query PublicBot($publicId: String!) { publicBot(publicId: $publicId) { ${botFields} } }`;
